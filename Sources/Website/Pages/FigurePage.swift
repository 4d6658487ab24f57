import Bulletins
import Hummingbird
import Storage
import Templates
import WorkingDays

/// What a figure is made of: numerator, denominator, population, and the lists behind both.
struct FigurePage: TemplateModel {
    let frame: Frame
    let title: String
    let text: String
    let formula: String
    let population: String
    let cutOff: String
    let parts: [Part]
    let bulletin: Link

    /// The numerator or the denominator with its lists.
    struct Part: TemplateModel {
        let name: String
        let count: String
        let lists: [Link]

        static let names: Names<Self> = [.text("name", \.name), .text("count", \.count), .list("lists", \.lists)]
    }

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("title", \.title), .text("text", \.text), .text("formula", \.formula),
        .text("population", \.population), .text("cut-off", \.cutOff), .list("parts", \.parts),
        .group("bulletin", \.bulletin),
    ]
}

extension Website {
    /// Answers `GET /bulletins/:period/figure?key=…&as-of=DAY`.
    @Sendable func figure(_ request: Request) async throws -> Response {
        let key = try RequestItems(request).value("key")
        guard let draft = try await draft(request, names: ["key"]) else {
            throw PageError.badRequest("统计期或截止日期有误，请从通报页面打开这个数据。")
        }
        guard let figure = draft.bulletin.figures[key] else {
            throw PageError.notFound("这份通报中没有这个数据，请从通报页面打开。")
        }
        return html(templates.figure.render(try await page(figure, draft)))
    }

    private func page(_ figure: Figure, _ draft: BulletinDraftPage) async throws -> FigurePage {
        let bulletin = draft.bulletin
        let text = figure.text(bulletin.settings.format)
        return FigurePage(
            frame: frame(figure.title, .bulletins),
            title: figure.title,
            text: Counting.text(text) + (figure.measure == .mean && text != FigureFormat.none ? " 天" : ""),
            formula: Self.formula(figure),
            population: figure.population.title,
            cutOff: bulletin.cutOff.minuteText,
            parts: try await parts(figure, cutOff: bulletin.cutOff),
            bulletin: Link(bulletin.title.text, draft.paths.bulletin(bulletin.period.name, asOf: draft.asOf))
        )
    }

    /// How the figure is worked out, in numbers.
    static func formula(_ figure: Figure) -> String {
        guard let whole = figure.denominator else { return "\(Counting.text(figure.numerator)) \(figure.unit)" }
        let (part, all) = (Counting.text(figure.numerator), Counting.text(whole))
        return switch figure.measure {
        case .count, .share, .rate: "\(part) ÷ \(all)"
        case .perHead: "\(part) 件次 ÷ \(all) 人"
        case .mean: "\(Counting.text(figure.numerator / 3_600)) 小时 ÷ \(all) 件，每 24 小时为 1 天"
        case .change: "（\(Counting.text(figure.numerator + whole)) − \(all)）÷ \(all)"
        }
    }

    private func parts(_ figure: Figure, cutOff: Instant) async throws -> [FigurePage.Part] {
        try await database.read { [self] connection in
            let numerator = try links(figure.lists, now: cutOff, connection)
            let denominator = try links(figure.denominatorLists, now: cutOff, connection)
            let isPart = figure.measure == .share || figure.measure == .rate
            let first = FigurePage.Part(
                name: isPart ? "分子" : figure.measure == .mean ? "计入的件" : "包含的件",
                count: numerator.count,
                lists: numerator.lists
            )
            let second = FigurePage.Part(name: "分母", count: denominator.count, lists: denominator.lists)
            return (numerator.lists.isEmpty ? [] : [first]) + (isPart && !denominator.lists.isEmpty ? [second] : [])
        }
    }
}

extension Website {
    /// The lists with how many rows each has; one count for each.
    private func links(
        _ lists: [ListQuery],
        now: Instant,
        _ connection: any Connection
    ) throws -> (count: String, lists: [Link]) {
        var total = 0
        var links: [Link] = []
        for list in lists {
            let count = try count(list, now: now, connection)
            total += count
            links.append(Link("\(list.name) \(Counting.text(count))", paths.list(list)))
        }
        return (Counting.text(total), links)
    }

    private func count(_ list: ListQuery, now: Instant, _ connection: any Connection) throws -> Int {
        switch list {
        case .orders(let query): try connection.orderCount(query, now: now, calendar: calendar)
        case .dispatches(let query): try connection.dispatchCount(query, now: now, calendar: calendar)
        }
    }
}

extension ListQuery {
    fileprivate var name: String {
        switch self {
        case .orders(let query): "工单清单" + (query.received.map { "（\($0.title)）" } ?? "")
        case .dispatches: "转办件清单"
        }
    }
}
