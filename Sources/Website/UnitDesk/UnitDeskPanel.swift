import Accounts
import Bulletins
import Templates
import WorkOrders
import WorkingDays

/// A dispatch of 单位工作台 as it stands beside the list: the request, the clock, what was done so far, and the form of
/// what is next.
struct UnitDeskPanel: TemplateModel {
    let frame: Frame
    let record: OrderRecord
    let dispatch: Dispatch
    let stage: DispatchStage
    let path: String
    let clock: UnitClock
    let facts: [Lane.Fact]
    /// What was said to the unit: why a reply came back, reminders, supervision.
    let warnings: [String]
    let attempts: [Line]
    let replies: [Answer]
    let chain: [DispatchingPanel.ChainStep]
    /// 查看号码: where the citizen's number is asked for; nil where it isn't to be had here.
    var identity: UnitIdentity?
    let acts: [Act]
    /// The form that is open; nil where nothing is to be done.
    var form: OrderActionPage?
    let events: [WorkOrderPage.Event]
    /// The list that the answer leads back to, and the dispatch that is opened then.
    let list: String
    let next: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("number", \.number), .text("path", \.path), .text("open", \.dispatch.number),
        .text("received", \.record.order.receivedAt.minuteText), .text("heading", \.heading), .text("title", \.title),
        .text("stage", \.stage.title), .text("kind", \.record.order.kind.title), .text("role", \.dispatch.role.title),
        .text("urgency") { $0.record.order.urgency == .normal ? nil : $0.record.order.urgency.title },
        .text("round") { $0.dispatch.round > 1 ? "第 \($0.dispatch.round) 轮" : nil },
        .texts("tags") { $0.record.order.tags.sorted() }, .text("unit", \.dispatch.unit), .text("content", \.content),
        .text("left", \.clock.text), .text("tone", \.clock.tone.rawValue),
        .text("deadline", \.dispatch.deadline.minuteText), .list("facts", \.facts), .texts("warnings", \.warnings),
        .list("attempts", \.attempts), .flag("has-attempts") { !$0.attempts.isEmpty },
        .list("replies", \.replies), .flag("has-replies") { !$0.replies.isEmpty },
        .list("chain", \.chain), .flag("has-chain") { !$0.chain.isEmpty }, .group("identity", \.identity),
        .list("acts", \.acts), .flag("has-acts") { !$0.acts.isEmpty }, .group("form", \.form),
        .list("events", \.events), .text("list", \.list), .text("next", \.next),
    ]

    var number: String { record.order.number }

    /// Few appeals have one; the text says as much.
    private var title: String? { record.shown(record.order.title) }

    private var heading: String {
        title ?? (record.order.isConfidential ? "保密工单" : "工单 \(number)")
    }

    private var content: String { record.shown(record.order.content) ?? Matter.confidential }

    /// One line of what was done, with when.
    struct Line: TemplateModel {
        let head: String
        let text: String

        static let names: Names<Self> = [.text("head", \.head), .text("text", \.text)]
    }

    /// A reply of the unit or of one below it.
    struct Answer: TemplateModel {
        let head: String
        let publicAnswer: String?
        let internalAccount: String?
        /// What the reviewer or the leader said of it.
        let opinion: String?

        static let names: Names<Self> = [
            .text("head", \.head), .text("public", \.publicAnswer), .text("internal", \.internalAccount),
            .text("opinion", \.opinion),
        ]
    }

    /// Something that may be done, by a form in the same place; a letter opens it where nothing is typed.
    struct Act: TemplateModel {
        let title: String
        let path: String
        let isCurrent: Bool
        let letter: String?

        static let names: Names<Self> = [
            .text("title", \.title), .text("path", \.path), .flag("is-current", \.isCurrent), .text("letter", \.letter),
        ]
    }
}

/// 诉求人 behind the mask: asked for with a reason, which stands on record, and shown in that answer alone.
struct UnitIdentity: TemplateModel {
    let path: String
    let dispatch: String
    let list: String
    let revision: Int
    let csrf: String
    /// What was opened; nothing before.
    var shown: [Lane.Fact] = []
    /// Who looks, and when: stands beside what is shown.
    var watermark: String?

    /// What the form's field holds before anybody types.
    static let reason = "先行联系诉求人"

    static let names: Names<Self> = [
        .text("path", \.path), .text("dispatch", \.dispatch), .text("list", \.list), .number("revision", \.revision),
        .text("csrf", \.csrf), .list("shown", \.shown), .flag("is-shown") { $0.watermark != nil },
        .text("watermark", \.watermark), .text("reason") { _ in Self.reason },
    ]
}
