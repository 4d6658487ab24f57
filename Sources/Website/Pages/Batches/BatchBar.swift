import Accounts
import Bulletins
import Casework
import Templates
import WorkOrders

/// 批量办理 below a list: what may be done with the orders that are chosen.
struct BatchBar: TemplateModel {
    let acts: [FilterOption]
    let action: String
    /// The list as items of an address, by which chosen orders are kept from page to page.
    let list: String
    /// How many the list has; nil where they are more than a batch holds.
    let total: String?
    let csrf: String
    /// Why nothing was made of what was chosen.
    var problem: String?

    static let names: Names<Self> = [
        .list("acts", \.acts), .text("action", \.action), .text("list", \.list), .text("total", \.total),
        .text("csrf", \.csrf), .text("problem", \.problem),
    ]

    /// Nil for who may do none of it, and for a list that is empty.
    init?(_ visitor: SignedIn?, _ permissions: Permissions?, list: [QueryItem], total: ListTotal, paths: Paths) {
        guard let visitor, let permissions, total.count > 0 else { return nil }
        acts = BatchAct.allowed(to: visitor.grant.role, by: permissions).map { FilterOption($0.rawValue, $0.title) }
        guard !acts.isEmpty else { return nil }
        action = paths.batches
        self.list = String(paths.query(list).dropFirst())
        self.total = total.isExact && total.count <= BatchDesk.most ? total.text : nil
        csrf = visitor.csrf
    }
}
