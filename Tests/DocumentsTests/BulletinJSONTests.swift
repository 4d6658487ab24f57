import Bulletins
import Foundation
import Testing
import WorkingDays

@testable import Documents

@Suite("The bulletin as JSON")
struct BulletinJSONTests {
    private struct Document: Decodable {
        let title: String
        let period: String
        let cutOff: String
        let summary: Summary
        let paragraphs: [Paragraph]
        let tables: [Table]
        let figures: [FigureObject]
        let findings: [FindingObject]
    }

    private struct Summary: Decodable {
        let total: Int
        let satisfied: [Int]
    }

    private struct Paragraph: Decodable {
        let role: String
        let text: String
        let runs: [Run]
    }

    private struct Run: Decodable {
        let text: String
        let figure: String?
        let unit: String?
    }

    private struct Table: Decodable {
        let key: String
        let title: String
        let columns: [String]
        let rows: [Row]
        let notes: [String]
    }

    private struct Row: Decodable {
        let role: String
        let cells: [Run]
    }

    private struct FigureObject: Decodable {
        let key: String
        let title: String
        let measure: String
        let text: String
        let numerator: Int
        let denominator: Int?
        let unit: String
        let population: PopulationObject
        let lists: [List]
        let denominatorLists: [List]
    }

    private struct PopulationObject: Decodable {
        let title: String
        let period: String
        let subject: String
        let cohort: String?
        let comparedWith: String?
        let clock: String?
        let cutOff: String
    }

    private struct List: Decodable {
        let list: String
        let query: [String: String]
    }

    private struct FindingObject: Decodable, Equatable {
        let severity: String
        let rule: String
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    private func document(_ bulletin: MonthlyBulletin = SampleMonth.bulletin) throws -> Document {
        try Self.decoder.decode(Document.self, from: Data(bulletin.json.text.utf8))
    }

    @Test("It says what it is of")
    func head() throws {
        let document = try document()
        #expect(document.title == "2022年2月10日12345政务服务便民热线运行情况通报")
        #expect(document.period == "2022-02-10")
        #expect(document.cutOff == "2022-03-01 00:00:00")
        #expect(document.summary.total == 10)
        #expect(document.summary.satisfied == [2, 3])
    }

    @Test("Every paragraph with its live fields")
    func paragraphs() throws {
        let document = try document()
        #expect(document.paragraphs.map(\.text) == SampleMonth.bulletin.blocks.map(\.runs.text))
        #expect(document.paragraphs.filter { $0.role == "heading" }.count == 4)
        let keys = Set(document.figures.map(\.key))
        for run in document.paragraphs.flatMap(\.runs) {
            if let figure = run.figure { #expect(keys.contains(figure)) }
        }
        #expect(document.paragraphs.flatMap(\.runs).contains { $0.unit == "气象|站" })
    }

    @Test("Tables with rows, totals and notes")
    func tables() throws {
        let tables = try document().tables
        #expect(tables.map(\.key) == ["categories", "units"])
        for table in tables {
            #expect(table.rows.last?.role == "total")
            #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
            #expect(!table.notes.isEmpty)
        }
    }

    @Test("Every figure with numerator, denominator, population and lists")
    func figures() throws {
        let document = try document()
        #expect(document.figures.count == SampleMonth.bulletin.figures.figures.count)
        let rate = try #require(document.figures.first { $0.key == "on-time-rate.unit.水务 & 供电<公司>" })
        #expect(rate.title == "水务 & 供电<公司>按期办结率")
        #expect(rate.measure == "rate")
        #expect(rate.text == "50%")
        #expect(rate.numerator == 1)
        #expect(rate.denominator == 2)
        #expect(rate.unit == "件次")
        #expect(rate.population.subject == "dispatches")
        #expect(rate.population.cohort == "dispatched")
        #expect(rate.population.clock == nil)
        #expect(rate.population.cutOff == "2022-03-01 00:00:00")
        #expect(rate.lists.map(\.list) == ["dispatches"])
        let query = [
            "dispatched": "2022-02-10", "as-of": "2022-03-01", "first": "1", "unit": "水务 & 供电<公司>",
        ]
        #expect(rate.denominatorLists.first?.query == query)
        #expect(rate.lists.first?.query == query.merging(["state": "on-time"]) { $1 })
    }

    @Test("Each kind of population has its name")
    func populations() throws {
        let figures = try document().figures
        #expect(
            Set(figures.map(\.population.subject)) == [
                "orders", "dispatches", "workload", "backlog", "hotline-visits", "dispatches-and-hotline-visits",
                "comparison",
            ]
        )
        let change = try #require(figures.first { $0.key == "received.change.year" })
        #expect(change.population.comparedWith == "2021-02-10")
        #expect(change.text == "增长25%")
        let mean = try #require(figures.first { $0.key == "mean-days.city" })
        #expect(mean.population.clock == "natural-days")
        #expect(mean.population.cohort == "completed")
    }

    @Test("The lists are queries that can be read back")
    func lists() throws {
        for list in try document().figures.flatMap({ $0.lists + $0.denominatorLists }) {
            let items = list.query.map { QueryItem($0.key, $0.value) }
            switch list.list {
            case "orders": _ = try OrderQuery(items: items)
            case "dispatches": _ = try DispatchQuery(items: items)
            default: Issue.record("no such list: \(list.list)")
            }
        }
    }

    @Test("What the checks found")
    func findings() throws {
        #expect(try document().findings.isEmpty)
        let found = try document(SampleMonth.edited).findings
        #expect(
            found == [
                FindingObject(severity: "error", rule: "unit"), FindingObject(severity: "warning", rule: "loose"),
            ]
        )
    }

    @Test("The figures alone have summary and figures")
    func figuresAlone() throws {
        struct Figures: Decodable {
            let period: String
            let cutOff: String
            let summary: Summary
            let figures: [FigureObject]
        }
        let read = try Self.decoder.decode(Figures.self, from: Data(SampleMonth.figures.json.text.utf8))
        #expect(read.period == "2022-02-10")
        #expect(read.cutOff == "2022-03-01 00:00:00")
        #expect(read.summary.total == 10)
        #expect(read.figures.count == SampleMonth.bulletin.figures.figures.count)
    }
}

@Suite("The summary as JSON")
struct SummaryJSONTests {
    private func text(_ summary: MonthSummary) -> String { summary.json.text }

    @Test("Its keys are those of the exchange format, in its order")
    func keys() throws {
        guard case .object(let members) = SampleMonth.figures.summary.json else {
            Issue.record("no object")
            return
        }
        #expect(
            members.map(\.name) == [
                "total", "by_channel", "categories", "category_denominator", "dispatched_orders", "dispatched",
                "overdue",
                "mean_days", "slowest", "units", "satisfied", "kinds",
            ]
        )
    }

    @Test(
        "Means are written as numbers with a fraction",
        arguments: [(68_140, "6.814"), (70_000, "7.0"), (1, "0.0001")]
    )
    func means(_ tenThousandths: Int, _ number: String) {
        var summary = SampleMonth.figures.summary
        summary.meanDays = [NamedCount("全市", tenThousandths)]
        #expect(text(summary).contains("\"全市\": \(number)\n"))
    }

    @Test("Categories without orders are in it")
    func zeros() {
        #expect(text(SampleMonth.figures.summary).contains("\"其他\",\n   1"))
    }
}
