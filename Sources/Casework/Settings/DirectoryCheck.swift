import Bulletins
import Exchange
import Storage
import WorkOrders
import WorkingDays

/// What is wrong with the lines of 派单目录 as the city is now, each told with its line and how to mend it.
struct DirectoryCheck {
    private let lines: [DirectoryFile.Line]
    private let categories: [CategoryPath]
    /// The path of now by each that a category had.
    private let formerPaths: [CategoryPath: CategoryPath]
    private let units: [String: HandlingUnit]
    private let formerUnits: [String: String]
    /// Empty where the city has no list of places.
    private let places: Set<AreaPath>

    /// Six queries over small tables.
    init(_ city: CityRules, on connection: any Connection) throws {
        let text = city.texts[.directory] ?? ""
        lines = text.isEmpty ? [] : try DirectoryFile.lines(.text(text, name: CityFile.directory.rawValue))
        let former = try connection.formerNames()
        formerUnits = former.units
        var present: [CategoryPath: CategoryPath] = [:]
        for (now, before) in try connection.formerPaths(former) { for path in before { present[path] = now } }
        formerPaths = present
        categories = try connection.figureNames().categories.values.map(\.self)
        units = Dictionary(try connection.units().map { ($0.name, $0) }) { first, _ in first }
        places = Set(city.names.places.all)
    }

    /// Lines that could never count, because they name what the city doesn't have.
    var faults: [String] {
        lines.flatMap { line in
            let faults =
                [categoryFault(line.entry.category), areaFault(line.entry.area)] + line.entry.units.map(unitFault)
            return faults.compactMap(\.self).map { "第\(line.number)行：\($0)" }
        }
    }

    /// Lines that no longer count, or whose units no longer take orders.
    func warnings(on day: CivilDay) -> [String] {
        lines.flatMap { line in
            let holds = line.entry.to.map { day <= $0 } ?? true
            guard holds else { return ["第\(line.number)行的止日\(line.entry.to?.description ?? "")已过，不再提示，可以删去。"] }
            return line.entry.units.compactMap { unit in
                guard let ended = units[unit]?.endedOn, ended <= day else { return nil }
                return "第\(line.number)行：单位“\(unit)”自\(ended)起停用，不会提示，请改为接续的单位，或填写止日。"
            }
        }
    }

    private func categoryFault(_ path: CategoryPath) -> String? {
        guard !categories.contains(where: { $0.names.starts(with: path.names) }) else { return nil }
        let name = path.names.joined(separator: "/")
        if let present = formerPaths[path] { return "类别“\(name)”已改名，请写“\(present.names.joined(separator: "/"))”。" }
        return "没有类别“\(name)”，请按诉求类别中的名称填写，各级用/分开。"
    }

    private func areaFault(_ area: AreaPath) -> String? {
        guard !places.isEmpty, !area.isEmpty, !places.contains(area) else { return nil }
        guard places.contains(AreaPath(county: area.county)) else {
            let known = places.filter { $0.street.isEmpty && $0.community.isEmpty }.map(\.county).sorted()
            return "没有县区“\(area.county)”，应为\(known.joined(separator: "、"))之一。"
        }
        return "\(area.county)没有街道“\(area.street)”，请按地名表填写，或留空管全\(area.county)。"
    }

    private func unitFault(_ unit: String) -> String? {
        guard units[unit] == nil else { return nil }
        if let present = formerUnits[unit] { return "单位“\(unit)”已改名，请写“\(present)”。" }
        return "没有单位“\(unit)”，请核对名称，几个单位用英文分号分开，或先导入这个单位。"
    }
}
