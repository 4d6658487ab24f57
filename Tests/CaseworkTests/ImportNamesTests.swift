import Casework
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders

/// An import into a city that has lists of channels and tags.
@Suite struct ImportNamesTests {
    private static let text = """
        工单编号,来源渠道,受理时间,诉求类型,一级类别,诉求内容,县区,标签
        A1,电话,2022-02-01 09:00,投诉,城市管理,路灯,无此区,老年
        A2,信鸽,2022-02-01 09:00,投诉,城市管理,路灯,,
        A3,电话,2022-02-01 09:00,投诉,城市管理,路灯,,老年;外星

        """

    private func carryOut(_ database: any Database, _ names: CityNames, _ issues: Issues) async throws -> ImportReport {
        let sources = ImportSources { file throws(CSVError) in
            guard file == .orders else { return nil }
            return try CSVReader(bytes: Array(Self.text.utf8), fileName: file.rawValue, required: file.requiredColumns)
        }
        var options = ImportOptions()
        options.skipsInvalid = true
        return try await ImportDesk(database: database, seal: ImportDeskTests.seal, names: names)
            .carryOut(sources, options: options, listener: ImportListener(issue: { issues.add($0.message) }))
    }

    @Test("channels and tags that the city doesn't have are named by line; a place of long ago comes in")
    func strangers() async throws {
        try await Backend.sqlite.withSchema { database in
            var names = CityNames()
            names.channels = ["电话"]
            names.tags = [Tag(name: "老年")]
            _ = names.places.add(AreaPath(county: "甲区"))
            let issues = Issues()
            let report = try await carryOut(database, names, issues)
            #expect(report.files[.orders].map { [$0.read, $0.added, $0.bad] } == [3, 1, 2])
            #expect(issues.lines.contains { $0.contains("来源渠道") && $0.contains("信鸽") && $0.contains("电话") })
            #expect(issues.lines.contains { $0.contains("标签") && $0.contains("外星") })
        }
    }

    @Test("without lists every name comes in")
    func anyName() async throws {
        try await Backend.sqlite.withSchema { database in
            let report = try await carryOut(database, CityNames(), Issues())
            #expect(report.files[.orders]?.added == 3)
        }
    }
}
