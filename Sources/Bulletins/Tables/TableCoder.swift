import WorkOrders
import WorkingDays

/// Turns what a fact says into codes of a dimension, and codes into titles.
///
/// A code is an id, a raw value or a day: an integer whose order is that of the rows. ``none`` is for what says nothing.
struct TableCoder: Sendable {
    let names: TableNames
    let subject: TableSubject
    /// The code of each category's first one, two and three levels.
    private let categories: [[Int: Int]]
    private let areas: [[Int: Int]]
    private let groups: [Int: Int]
    /// Each unit with those above it.
    private let lines: [Int: [Int]]
    private let paths: [Int: CategoryPath]

    /// What says nothing stands last.
    static let none = Int(Int32.max)

    init(_ names: TableNames, _ subject: TableSubject) {
        self.names = names
        self.subject = subject
        let figures = names.figures
        categories = (1...3).map { level in
            Self.prefixes(figures.categories.mapValues(\.names), level)
        }
        areas = (1...3).map { level in
            Self.prefixes(figures.areas.mapValues { [$0.county, $0.street, $0.community] }, level)
        }
        groups = Self.prefixes(figures.units.mapValues { [$0.group] }, 1)
        paths = figures.categories
        lines = Self.lines(figures.units)
    }

    private static func lines(_ units: [Int: HandlingUnit]) -> [Int: [Int]] {
        let ids = Dictionary(units.map { ($1.name, $0) }) { first, _ in first }
        return Dictionary(
            uniqueKeysWithValues: units.keys.map { id in
                var line = [id]
                while let above = line.last.flatMap({ units[$0]?.parent }).flatMap({ ids[$0] }), !line.contains(above) {
                    line.append(above)
                }
                return (id, line)
            }
        )
    }

    /// A unit with those above it, in whose rows it counts too.
    func line(ofUnit id: Int) -> [Int] { lines[id] ?? [id] }

    /// By the id of a name the least id that begins with the same levels; none where the last of them is missing.
    private static func prefixes(_ names: [Int: [String]], _ level: Int) -> [Int: Int] {
        var first: [[String]: Int] = [:]
        var codes: [Int: Int] = [:]
        for (id, levels) in names.sorted(by: { $0.key < $1.key }) {
            let prefix = Array(levels.prefix(level))
            guard prefix.count == level, prefix.last?.isEmpty == false else { continue }
            codes[id] = first[prefix] ?? id
            if first[prefix] == nil { first[prefix] = id }
        }
        return codes
    }

    /// The code of a dimension that something has once; nil for those that an order may have several times.
    func code(_ dimension: TableDimension, _ place: TablePlace) -> Int? {
        switch dimension {
        case .group: subject == .orders ? nil : place.unit.flatMap { groups[$0] } ?? Self.none
        case .unit: subject == .orders ? nil : place.unit ?? Self.none
        case .tag: nil
        case .county: area(place, 0)
        case .street: area(place, 1)
        case .community: area(place, 2)
        case .category: category(place, 0)
        case .subcategory: category(place, 1)
        case .detail: category(place, 2)
        case .kind: place.kind.rawValue
        case .channel: place.channel ?? Self.none
        case .urgency: place.urgency.rawValue
        case .ending: place.ending.rawValue
        case .status: place.status.rawValue
        case .hour: place.at.hour
        case .weekday: place.at.day.weekday
        case .day: place.at.day.daysSinceEpoch
        case .week: place.at.day.advanced(by: 1 - place.at.day.weekday).daysSinceEpoch
        case .month: place.at.day.year * 12 + place.at.day.month - 1
        case .officer: place.officer ?? Self.none
        }
    }

    private func area(_ place: TablePlace, _ level: Int) -> Int { place.area.flatMap { areas[level][$0] } ?? Self.none }

    private func category(_ place: TablePlace, _ level: Int) -> Int {
        place.category.flatMap { categories[level][$0] } ?? Self.none
    }

    /// The code of the group that a unit belongs to.
    func group(ofUnit id: Int) -> Int { groups[id] ?? Self.none }

    /// The title of a code; `isBelow` where the row above says the wider part of it.
    func title(_ dimension: TableDimension, _ code: Int, isBelow: Bool = false) -> String {
        if code == Self.none { return dimension.noneTitle }
        return switch dimension {
        case .group: names.figures.units[code]?.group ?? Self.unknown
        case .unit: names.figures.units[code]?.name ?? Self.unknown
        case .tag: names.tags[code] ?? Self.unknown
        case .county, .street, .community: areaTitle(dimension, code, isBelow)
        case .category: categoryTitle(code, 1, isBelow)
        case .subcategory: categoryTitle(code, 2, isBelow)
        case .detail: categoryTitle(code, 3, isBelow)
        case .kind: RequestKind(rawValue: code)?.title ?? Self.unknown
        case .channel: names.figures.channels[code] ?? Self.unknown
        case .urgency: Urgency(rawValue: code)?.title ?? Self.unknown
        case .ending: Ending(rawValue: code)?.title ?? Self.unknown
        case .status: WorkOrderStatus(rawValue: code)?.title ?? Self.unknown
        case .officer: names.officers[code] ?? Self.unknown
        case .hour, .weekday, .day, .week, .month: Self.timeTitle(dimension, code)
        }
    }

    /// The name of a row of a list that the database no longer has.
    private static let unknown = OrderCounts.unknownName

    private func areaTitle(_ dimension: TableDimension, _ code: Int, _ isBelow: Bool) -> String {
        guard let area = names.figures.areas[code] else { return Self.unknown }
        return switch dimension {
        case .county: area.county
        case .street: isBelow ? area.street : area.county + area.street
        default: isBelow ? area.community : area.title
        }
    }

    private func categoryTitle(_ code: Int, _ level: Int, _ isBelow: Bool) -> String {
        guard let path = paths[code] else { return Self.unknown }
        let names = path.names.prefix(level)
        return isBelow ? names.last ?? Self.unknown : names.joined(separator: " / ")
    }

    private static func timeTitle(_ dimension: TableDimension, _ code: Int) -> String {
        switch dimension {
        case .hour: "\(code)时"
        case .weekday: weekdays[(code - 1) % 7]
        case .month: "\(code / 12)年\(code % 12 + 1)月"
        case .week: "\(CivilDay(daysSinceEpoch: code))起一周"
        default: "\(CivilDay(daysSinceEpoch: code))"
        }
    }

    private static let weekdays = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]
}

extension TableDimension {
    /// The row of what says nothing.
    var noneTitle: String {
        switch self {
        case .subcategory, .detail: "未细分"
        case .officer: "无记录"
        default: "未填写"
        }
    }

    /// The codes that have a row even where nothing was counted; nil where only what was counted has one.
    func everyCode(in period: Period) -> [Int]? {
        switch self {
        case .hour: Array(0...23)
        case .weekday: Array(1...7)
        case .kind: RequestKind.allCases.map(\.rawValue)
        case .day: (period.first.daysSinceEpoch...period.last.daysSinceEpoch).map { $0 }
        default: nil
        }
    }
}
