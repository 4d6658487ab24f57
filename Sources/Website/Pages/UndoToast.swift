import Accounts
import Casework
import Templates
import WorkOrders
import WorkingDays

/// 撤销: what was just done, and for how many seconds it may be taken back by one key.
struct UndoToast: TemplateModel {
    let title: String
    var path: String
    let seconds: Int
    /// Whether it was done at the call-taker's desk, where the answer leads back to.
    let isAtDesk: Bool
    let csrf: String

    static let names: Names<Self> = [
        .text("title", \.title), .text("path", \.path), .number("seconds", \.seconds), .flag("is-at-desk", \.isAtDesk),
        .text("csrf", \.csrf),
    ]

    /// The rule's time is longer than what is shown by what a request takes on its way.
    static let secondsOfWay = 5
}

extension Website {
    /// The toast after an action that may be taken back; nil where none was just done, or its time is over.
    func undoToast(on number: String, after title: String, isAtDesk: Bool) async throws -> UndoToast? {
        guard let name = ActionName(title: title), Undone.actions.contains(name), let visitor, let desk = entrance.desk,
            let end = try await desk.undoEnd(number, by: visitor.officer, at: now())
        else { return nil }
        let left = end.secondsSinceEpoch - now().secondsSinceEpoch
        let shown = min(desk.rules.terms.undoSeconds - UndoToast.secondsOfWay, left)
        return UndoToast(
            title: title,
            path: paths.action("\(ActionName.undo)", on: number),
            seconds: max(1, shown),
            isAtDesk: isAtDesk,
            csrf: visitor.csrf
        )
    }
}
