import Bulletins
import Casework
import Storage
import Templates
import WorkOrders

/// A batch before and after it is done: which orders can and which can't, and what became of each.
struct BatchPage: TemplateModel {
    let frame: Frame
    let title: String
    let action: String
    let list: String
    let back: String
    let csrf: String
    /// Those to be done, or done; each a link.
    let waiting: [Link]
    let done: [Link]
    let undone: [Link]
    /// Why nothing was or can be done, with the orders of each reason.
    let problems: [Problem]
    /// Orders that were refused, to be looked at once more.
    let retries: String?
    let again: String
    /// The fields of the action while it waits to be done.
    var form: OrderActionPage?
    /// For how many seconds it may be taken back; nil where it may not.
    var seconds: Int?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("act", \.title), .text("action", \.action), .text("list", \.list),
        .text("back", \.back), .text("csrf", \.csrf),
        .list("waiting", \.waiting), .number("waiting-count", \.waiting.count),
        .list("done", \.done), .number("done-count", \.done.count),
        .list("undone", \.undone), .number("undone-count", \.undone.count),
        .list("problems", \.problems), .number("problem-count") { $0.problems.reduce(0) { $0 + $1.orders.count } },
        .flag("has-problems") { !$0.problems.isEmpty }, .flag("has-waiting") { !$0.waiting.isEmpty },
        .flag("has-done") { !$0.done.isEmpty }, .flag("has-undone") { !$0.undone.isEmpty },
        .flag("is-carried", \.isCarried), .flag("is-whole") { $0.problems.isEmpty },
        .text("retries", \.retries), .text("again", \.again), .group("form", \.form), .number("seconds", \.seconds),
    ]

    private var isCarried: Bool { !done.isEmpty || !undone.isEmpty || retries != nil }

    /// One reason.
    struct Problem: TemplateModel {
        let sentence: String
        let orders: [Link]

        static let names: Names<Self> = [
            .text("sentence", \.sentence), .list("orders", \.orders), .number("count", \.orders.count),
        ]
    }

    init(_ batch: StoredBatch, _ act: BatchAct, frame: Frame, csrf: String, paths: Paths) {
        let links = { (states: Set<StoredBatch.State>) in
            batch.items.filter { states.contains($0.state) }.map { Link($0.number, paths.workOrder($0.number)) }
        }
        (self.frame, self.csrf, title) = (frame, csrf, act.title)
        action = paths.batch(batch.id)
        list = batch.list
        back = paths.workOrders + (batch.list.isEmpty ? "" : "?" + batch.list)
        (waiting, done, undone) = (links([.waiting]), links([.done]), links([.undone]))
        problems = Self.problems(batch.items.filter { $0.problem != nil }, paths)
        retries = batch.items.contains { $0.state == .refused } ? "\(batch.id)" : nil
        again = paths.batches
    }

    /// The reasons in the order in which they are met first.
    private static func problems(_ items: [StoredBatch.Item], _ paths: Paths) -> [Problem] {
        var sentences: [String] = []
        for case let sentence? in items.map(\.problem) where !sentences.contains(sentence) {
            sentences.append(sentence)
        }
        return sentences.map { sentence in
            let orders = items.filter { $0.problem == sentence }.map { Link($0.number, paths.workOrder($0.number)) }
            return Problem(sentence: sentence, orders: orders)
        }
    }
}
