import ChineseText
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 看起来相同的工单: orders of the same place that say much of what is being written down.
struct SimilarOrders: TemplateModel {
    let orders: [Item]

    static let names: Names<Self> = [.list("orders", \.orders), .flag("has-orders") { !$0.orders.isEmpty }]

    /// One of them.
    struct Item: TemplateModel {
        let appeal: PlaceAppeal
        let path: String

        static let names: Names<Self> = [
            .text("number", \.appeal.number), .text("path", \.path), .text("at", \.appeal.receivedAt.minuteText),
            .text("status", \.appeal.status.title), .flag("is-open") { $0.appeal.isOpen },
            .text("text") {
                Matter.text(title: $0.appeal.title, excerpt: $0.appeal.beginning.start(60), isConfidential: false)
            },
        ]
    }

    /// How far back is looked: what is older was another matter, or is found in the caller's own earlier orders.
    static let days = 30
    /// So much of what is written is in the other order too, in permille.
    ///
    /// Half of it is the same matter told again; two matters of one street share the words that every appeal has.
    static let likeness = 500
    /// More is no help while somebody waits.
    static let most = 3

    /// The most alike first, of equals the newest.
    init(to text: String, among appeals: [PlaceAppeal], paths: Paths) {
        let written = SearchText(text)
        let alike = appeals.map { appeal in
            (appeal, written.likeness(to: SearchText("\(appeal.title ?? "")\n\(appeal.beginning)")))
        }
        orders = alike.filter { $0.1 >= Self.likeness }
            .sorted { ($0.1, $0.0.receivedAt) > ($1.1, $1.0.receivedAt) }
            .prefix(Self.most)
            .map { Item(appeal: $0.0, path: paths.workOrder($0.0.number)) }
    }
}

extension PlaceAppeal {
    fileprivate var isOpen: Bool { status == .registered || status == .handling }
}

extension String {
    fileprivate func start(_ count: Int) -> String { String(prefix(count)) }
}

extension Website {
    /// Answers `POST /desk/similar` with a piece of page: what came in lately from the same place in the same words.
    @Sendable func findSimilar(_ request: Request, _ items: FormItems) async throws -> Response {
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        let area = AreaPath(written: items["place"], lists)
        let since = now.advanced(bySeconds: -SimilarOrders.days * 86_400)
        let appeals = try await database.read { try $0.appeals(in: area, since: since) }
        let similar = SimilarOrders(to: items["content"], among: appeals, paths: paths)
        return html(templates.similarOrders.render(similar))
    }
}
