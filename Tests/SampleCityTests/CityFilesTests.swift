import Foundation
import SampleCity
import Testing
import WorkOrders
import WorkingDays

/// The files of `cities/huaibei` and the names the generator knows must not drift apart.
@Suite("The sample city's files and its generator agree")
struct CityFilesTests {
    /// The rows of a file by column; the sample's files quote nothing.
    private func rows(_ name: String, columns: String) throws -> [[String: String]] {
        let folder = URL(filePath: #filePath).appending(path: "../../../cities/huaibei").standardizedFileURL
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        #expect(!text.contains("\"") && !text.contains("\r") && text.hasSuffix("\n"))
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = try #require(lines.first)
        #expect(header.joined(separator: ",") == columns)
        #expect(lines.allSatisfy { $0.count == header.count })
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    @Test("units.csv has every unit the generator dispatches to, and is a tree")
    func units() throws {
        let rows = try rows("units.csv", columns: "承办单位,分组,简称,上级单位,是否二级平台")
        let units = rows.map { row in
            HandlingUnit(
                name: row["承办单位"] ?? "",
                group: row["分组"] ?? "",
                shortName: row["简称"].flatMap { $0.isEmpty ? nil : $0 },
                parent: row["上级单位"].flatMap { $0.isEmpty ? nil : $0 },
                isSubordinateCentre: row["是否二级平台"] == "是"
            )
        }
        #expect(units == City.units)
        let tree = try UnitTree(units)
        #expect(units.filter { tree.level(of: $0.name) == 1 }.count == 46)
        #expect(units.filter { $0.group == "乡镇街道" && tree.level(of: $0.name) == 2 }.count == 37)
        #expect(Set(units.filter(\.isSubordinateCentre).map(\.name)) == Published.counties)
    }

    @Test("categories.csv has every category the generator uses, with codes that tell their parent")
    func categories() throws {
        let rows = try rows("categories.csv", columns: "代码,名称,上级代码,版本,启用,停用,对应代码")
        let read = rows.map { row in
            RequestCategory(
                code: row["代码"] ?? "",
                name: row["名称"] ?? "",
                parentCode: row["上级代码"].flatMap { $0.isEmpty ? nil : $0 },
                version: row["版本"] ?? "",
                validFrom: CivilDay(row["启用"] ?? "")
            )
        }
        #expect(read == City.categories)
        #expect(Set(read.map(\.code)).count == read.count)
        #expect(read.filter { $0.parentCode == nil }.map(\.name).count == 16)
        for category in read where category.parentCode != nil {
            #expect(category.code.dropLast(2) == category.parentCode ?? "", "\(category.code)")
        }
    }

    @Test("every order's category is a path of the tree, down to a leaf")
    func paths() {
        let byCode = Dictionary(uniqueKeysWithValues: City.categories.map { ($0.code, $0) })
        let parents = Set(City.categories.compactMap(\.parentCode))
        let leaves = City.categories.filter { !parents.contains($0.code) }.map { leaf in
            var names = [leaf.name]
            var code = leaf.parentCode
            while let parent = code.flatMap({ byCode[$0] }) {
                names.insert(parent.name, at: 0)
                code = parent.parentCode
            }
            return names
        }
        let known = Set(leaves)
        expectNone(SampleCases.standard) { !known.contains($0.order.category.names) }
        #expect(known.contains { $0.count == 2 } && known.contains { $0.count == 3 })
    }

    @Test("areas.csv has the counties, streets and communities with the codes that orders carry")
    func areas() throws {
        let rows = try rows("areas.csv", columns: "县区,街道,社区,区划代码")
        var expected: [[String]] = []
        for county in City.areas {
            expected.append([county.name, "", "", county.code])
            for street in county.streets {
                #expect(street.code.hasPrefix(county.code) && street.code.count == 9)
                expected.append([county.name, street.name, "", street.code])
                expected += street.communities.map { [county.name, street.name, $0, ""] }
            }
        }
        let read = rows.map { row in ["县区", "街道", "社区", "区划代码"].map { row[$0] ?? "" } }
        #expect(read == expected)
        #expect(City.areas.flatMap(\.streets).count == 37)
        #expect(City.areas.flatMap(\.streets).flatMap(\.communities).count == 450)
    }

    @Test("limits.csv says the limits the deadlines were made with")
    func limits() throws {
        let rows = try rows("limits.csv", columns: "诉求类型,来源渠道,紧急程度,标签,承办单位,时限")
        func value(_ row: [String: String], _ column: String) -> String? {
            row[column].flatMap { $0.isEmpty ? nil : $0 }
        }
        let rules = try rows.map { row in
            HandlingLimits.Rule(
                kind: value(row, "诉求类型").flatMap { RequestKind(title: $0) },
                channel: value(row, "来源渠道"),
                urgency: value(row, "紧急程度").flatMap { Urgency(title: $0) },
                tag: value(row, "标签"),
                unit: value(row, "承办单位"),
                limit: try #require(HandlingLimit(row["时限"] ?? ""))
            )
        }
        let last = try #require(rules.last)
        #expect(HandlingLimits(rules: Array(rules.dropLast()), otherwise: last.limit) == City.limits)
        #expect(last == HandlingLimits.Rule(limit: last.limit), "the last row is for all others")
    }

    @Test("channels, tags and history are those of the generator, and every order's tags are known")
    func lists() throws {
        #expect(try rows("channels.csv", columns: "来源渠道").map { $0["来源渠道"] } == City.channels)
        let tags = try rows("tags.csv", columns: "标签,归口单位")
        #expect(tags.map { Tag(name: $0["标签"] ?? "", owner: $0["归口单位"]) } == City.tags)
        let known = Set(City.tags.map(\.name))
        expectNone(SampleCases.standard) { !$0.order.tags.isSubset(of: known) }
        let history = try rows("history.csv", columns: "期间,指标,数值").map { row in
            HistoryFigure(period: row["期间"] ?? "", indicator: row["指标"] ?? "", value: row["数值"] ?? "")
        }
        #expect(history == City.history)
    }

    @Test("the dispatch directory names categories and units of the city, and places that it has")
    func directory() throws {
        let rows = try rows("dispatch-directory.csv", columns: "诉求类别,县区,街道,承办单位,依据,备注,起,止")
        let (units, counties) = (Set(City.units.map(\.name)), Set(City.units.compactMap(\.shortName)))
        let categories = try self.rows("categories.csv", columns: "代码,名称,上级代码,版本,启用,停用,对应代码")
        let names = Set(categories.compactMap { $0["名称"] })
        #expect(rows.count > 40)
        for row in rows {
            let path = (row["诉求类别"] ?? "").split(separator: "/").map(String.init)
            #expect(!path.isEmpty && path.allSatisfy(names.contains), "\(row)")
            #expect((row["承办单位"] ?? "").split(separator: ";").allSatisfy { units.contains(String($0)) }, "\(row)")
            #expect(row["县区"]?.isEmpty != false || counties.contains(row["县区"] ?? ""), "\(row)")
            #expect(row["依据"]?.hasSuffix("有关规定") == true, "\(row)")
        }
    }

    @Test("the settings are flat lines of one key and one value, and the working hours can be read")
    func settings() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../cities/huaibei").standardizedFileURL
        for name in ["bulletin.yml", "calendar.yml"] {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            let keys = lines.map { $0.prefix { $0 != ":" } }
            #expect(lines.allSatisfy { $0.contains(": ") && !$0.hasPrefix(" ") }, "\(name)")
            #expect(Set(keys).count == keys.count, "\(name)")
            guard let hours = lines.first(where: { $0.hasPrefix("working-hours: ") }) else { continue }
            let value = hours.dropFirst("working-hours: ".count).filter { $0 != "\"" }
            #expect(throws: Never.self) { try WorkingHours(parsing: value) }
        }
    }
}
