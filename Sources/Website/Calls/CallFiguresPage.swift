import Bulletins
import Calls
import Casework
import Hummingbird
import Templates
import WorkingDays

/// 话务: the calls of a period counted, every number with the calls behind it.
struct CallFiguresPage: TemplateModel {
    let frame: Frame
    let period: String
    let problem: String?
    let tables: [Table]

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("period", \.period), .text("problem", \.problem), .list("tables", \.tables),
        .text("action", \.frame.paths.calls), .flag("is-empty") { $0.tables.isEmpty },
    ]

    struct Table: TemplateModel {
        let id: String
        let title: String
        /// What a row stands for.
        let head: String
        let rows: [RowOfCalls]

        static let names: Names<Self> = [
            .text("id", \.id), .text("title", \.title), .text("head", \.head), .list("rows", \.rows),
        ]
    }

    /// A number with the list behind it; nil where there is nothing to list.
    struct Cell: TemplateModel {
        let label: String
        let text: String
        let path: String?

        static let names: Names<Self> = [.text("label", \.label), .text("text", \.text), .text("path", \.path)]
    }

    /// One line: what it stands for, and its figures.
    struct RowOfCalls: TemplateModel {
        let title: String
        let counts: CallCounts
        /// The calls that the line counts.
        let query: CallQuery
        let paths: Paths

        static let names: Names<Self> = [
            .text("title", \.title), .list("cells", \.cells),
            .text("answer-rate") { CallWording.percentage($0.counts.answerRate) },
            .text("in-time-rate") { CallWording.percentage($0.counts.inTimeRate) },
            .text("abandon-rate") { CallWording.percentage($0.counts.abandonRate) },
            .text("wait") { CallWording.mean($0.counts.meanWait) },
            .text("longest") { CallWording.span($0.counts.longestWait) },
            .text("talk") { CallWording.mean($0.counts.meanTalk) },
        ]

        /// 呼入, 接通, 15 秒内, 放弃, 未接, each with its list.
        private var cells: [Cell] {
            [
                cell("呼入人工", counts.offered) { _ in }, cell("接通", counts.answered) { $0.fate = .answered },
                cell("15秒内接通", counts.inTime) { $0.isInTime = true },
                cell("放弃", counts.abandoned) { $0.fate = .abandoned }, cell("未接", counts.lost) { $0.fate = .lost },
            ]
        }

        private func cell(_ label: String, _ count: Int, _ narrow: (inout CallQuery) -> Void) -> Cell {
            var query = query
            narrow(&query)
            return Cell(label: label, text: Counting.text(count), path: count == 0 ? nil : paths.calls(query))
        }
    }
}

extension Website {
    /// Answers `GET /calls?period=…`; today without one.
    @Sendable func callFigures(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        let asked = items.value("period")
        var form = PeriodForm(action: paths.calls, period: asked.isEmpty ? "\(now().day)" : asked)
        guard let (period, _) = form.read() else {
            let page = CallFiguresPage(
                frame: frame("话务", .calls),
                period: asked,
                problem: form.periodError,
                tables: []
            )
            return html(templates.callFigures.render(page), status: .badRequest)
        }
        let tally = try await calls.tally(period)
        let names = try await officerNames(tally.agents.keys)
        let page = CallFiguresPage(
            frame: frame("话务", .calls),
            period: period.name,
            problem: nil,
            tables: tables(of: tally, period, names)
        )
        return html(templates.callFigures.render(page))
    }

    private func tables(of tally: CallTally, _ period: Period, _ names: OfficerNames) -> [CallFiguresPage.Table] {
        let whole = CallQuery(period)
        func row(
            _ title: String,
            _ counts: CallCounts,
            _ narrow: (inout CallQuery) -> Void
        ) -> CallFiguresPage.RowOfCalls {
            var query = whole
            narrow(&query)
            return CallFiguresPage.RowOfCalls(title: title, counts: counts, query: query, paths: paths)
        }
        let total = row("合计", tally.total) { _ in }
        let queues = tally.queues.sorted { $0.key < $1.key }
            .map { name, counts in row(name.isEmpty ? "未分队列" : name, counts) { $0.queue = name } }
        let hours = tally.hours.sorted { $0.key < $1.key }
            .map { hour, counts in row("\(hour):00–\(hour + 1):00", counts) { $0.hour = hour } }
        let agents = tally.agents.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
            .map { id, counts in row(names.name(id), counts) { $0.agent = id } }
        return [
            CallFiguresPage.Table(id: "by-queue", title: "按队列", head: "队列", rows: queues + [total]),
            CallFiguresPage.Table(id: "by-hour", title: "按时段", head: "时段", rows: hours),
            CallFiguresPage.Table(id: "by-agent", title: "按坐席", head: "坐席", rows: agents),
        ].filter { !$0.rows.isEmpty }
    }
}
