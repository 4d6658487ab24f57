import Accounts
import Bulletins
import Storage
import WorkOrders

/// Which view an address says it came from; what is asked for stands beside it and alone counts.
struct ViewMark: Hashable, Sendable {
    static let item = "view"
    /// The whole list, for who lets it open with a view.
    static let none = "none"

    /// As the address has it; nil where it has none.
    let text: String?

    var id: Int? { text.flatMap(Int.init) }

    /// Kept while conditions are changed, so that the view may be changed by them.
    var items: [QueryItem] { text.map { $0.isEmpty ? [] : [QueryItem(Self.item, $0)] } ?? [] }
}

/// The views that an officer may open on a list, and what he remembers of it.
struct ListViews: Sendable {
    let open: [OpenView]
    let remembered: RememberedList
    let officer: String

    func view(_ id: Int?) -> OpenView? { id.flatMap { id in open.first { $0.view.id == id } } }

    /// The view that the list opens with.
    var start: OpenView? { view(remembered.startView) }

    func owns(_ view: OpenView) -> Bool { view.view.owner == officer }
}

extension Website {
    /// The views of the list of orders for who is signed in; nil where nobody is.
    func listViews(_ connection: any Connection) throws -> ListViews? {
        guard let officer = visitor?.officer else { return nil }
        return ListViews(
            open: try connection.views(of: OrderListPage.list, for: officer.id, inUnit: officer.unit),
            remembered: try connection.officerList(OrderListPage.list, of: officer.id),
            officer: officer.id
        )
    }
}
