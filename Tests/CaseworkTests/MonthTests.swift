import Bulletins
import Casework
import Documents
import Exchange
import Foundation
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// The main job on whole months: orders in, every published figure out, on both engines.
@Suite(.enabled(if: SharedData.isPresent, "needs ../shared/data"))
struct MonthTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var backend: Backend
        var folder: String
        var period: String
        var asOf: String?
        var expected: String
        var testDescription: String { "\(backend) \(folder)/\(expected)" }
    }

    static let cases = Backend.available.flatMap { backend in
        [
            Case(backend: backend, folder: "huaibei-2022-02", period: "2022-02", expected: "expected.json"),
            Case(
                backend: backend,
                folder: "huaibei-2022-02",
                period: "2022-02",
                asOf: "2022-03-01",
                expected: "expected-as-of-month-end.json"
            ),
            Case(
                backend: backend,
                folder: "hard-2024-05",
                period: "2024-05",
                asOf: "2024-06-28",
                expected: "expected.json"
            ),
            Case(
                backend: backend,
                folder: "hard-2024-05",
                period: "2024-05",
                asOf: "2024-06-01",
                expected: "expected-as-of-month-end.json"
            ),
        ]
    }

    @Test("an imported month gives every expected value", arguments: cases)
    func expectedValues(_ test: Case) async throws {
        try await test.backend.withSchema { database in
            try await importFolder(SharedData.path(test.folder), into: database)
            // The expected values list 其他 with 0: it is a category of the city, not of the rows.
            try await database.write { connection in
                _ = try connection.insertIfAbsent(RequestCategory(code: "16", name: "其他", version: "2022"))
            }
            let figures = try await figures(database, test)
            let ours = try object(Data(figures.summary.json.text.utf8))
            let path = SharedData.path("\(test.folder)/\(test.expected)")
            let theirs = try object(try Data(contentsOf: URL(filePath: path)))
            for (key, value) in theirs {
                #expect(try canonical(ours[key]) == canonical(value), "\(key)")
            }
            #expect(Set(ours.keys) == Set(theirs.keys))
        }
    }

    @Test("what was published in words stands in the bulletin", arguments: Backend.available)
    func publishedWords(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await importFolder(SharedData.path("huaibei-2022-02"), into: database)
            let text = try await bulletin(database, "2022-02").text(showsFindings: false)
            let published = [
                "2022年2月份12345政务服务便民热线运行情况通报", "16234件", "80.75%", "16198件", "20件", "16件",
                "6.8天", "7.1天", "6.2天", "2181件", "13.46%", "11.93%", "10.89%", "10.26%", "8.02%",
                "99.88%", "99.75%", "99.13%", "99.59%", "96.87%", "99.31%", "50%", "4804",
            ]
            for words in published { #expect(text.contains(words), "\(words)") }
            for name in ["烈山区", "濉溪县", "市气象局", "市邮政管理局", "市残联"] { #expect(text.contains(name), "\(name)") }
        }
    }

    @Test(
        "export and import into an empty database give the same bulletin in every format",
        arguments: Backend.available
    )
    func roundTrip(_ backend: Backend) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/hotline-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var first: [String] = []
        try await backend.withSchema { database in
            try await importFolder(SharedData.path("hard-2024-05"), into: database)
            first = try await documents(database)
            _ = try await ExportDesk(database: database, seal: ImportDeskTests.seal).carryOut(to: folder)
        }
        // Onto the other engine where there is one.
        let other = Backend.available.first { $0 != backend } ?? backend
        try await other.withSchema { database in
            try await importFolder(folder, into: database)
            let second = try await documents(database)
            #expect(second == first)
        }
    }

    @Test("a figure's list has as many orders as the figure says", arguments: Backend.available)
    func everyFigureOpens(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await importFolder(SharedData.path("hard-2024-05"), into: database)
            let day = try #require(CivilDay("2024-06-01"))
            let figures = try await BulletinDesk(database: database)
                .figures(try Period(parsing: "2024-05"), cutOff: day.start)
            var opened = 0
            for figure in MonthlyBulletin(figures: figures).figures.figures {
                // A mean's numerator is seconds, a change's a difference: their lists are the whole behind them.
                let numerator = [.mean, .change].contains(figure.measure) ? nil : figure.numerator
                for (lists, count) in [(figure.lists, numerator), (figure.denominatorLists, figure.denominator)] {
                    guard let count, !lists.isEmpty else { continue }
                    let found = try await total(lists, database, now: day.start)
                    #expect(found == count, "\(figure.key)")
                    opened += 1
                }
            }
            #expect(opened > 200)
        }
    }

    // MARK: -

    private func total(_ lists: [ListQuery], _ database: any Database, now: Instant) async throws -> Int {
        try await database.read { connection in
            try lists.reduce(0) { sum, query in
                switch query {
                case .orders(let query): sum + (try connection.orderCount(query, now: now))
                case .dispatches(let query): sum + (try connection.dispatchCount(query, now: now))
                }
            }
        }
    }

    private func importFolder(_ folder: String, into database: any Database) async throws {
        let sources = ImportSources { file throws(CSVError) in
            let path = "\(folder)/\(file.rawValue)"
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            return try CSVReader(path: path, required: file.requiredColumns)
        }
        let report = try await ImportDesk(database: database, seal: ImportDeskTests.seal).carryOut(sources)
        #expect(report.badRows == 0)
    }

    private func figures(_ database: any Database, _ test: Case) async throws -> MonthFigures {
        let cutOff = test.asOf.flatMap { CivilDay($0) }?.start ?? Instant(secondsSinceEpoch: 1_800_000_000)
        return try await BulletinDesk(database: database).figures(try Period(parsing: test.period), cutOff: cutOff)
    }

    private func bulletin(_ database: any Database, _ period: String) async throws -> MonthlyBulletin {
        let cutOff = Instant(secondsSinceEpoch: 1_800_000_000)
        let figures = try await BulletinDesk(database: database).figures(try Period(parsing: period), cutOff: cutOff)
        return MonthlyBulletin(figures: figures)
    }

    private func documents(_ database: any Database) async throws -> [String] {
        let bulletin = try await bulletin(database, "2024-05")
        return [bulletin.text(), bulletin.markdown(), bulletin.htmlPage(), bulletin.json.text]
    }

    private func canonical(_ value: Any?) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: [value ?? "无"], options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }

    private func object(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
