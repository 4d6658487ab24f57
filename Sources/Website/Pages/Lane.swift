import Templates
import WorkOrders
import WorkingDays

/// A dispatch with what belongs to it, as a lane of the order's page.
struct Lane: TemplateModel {
    let dispatch: Dispatch
    /// 0 for a first-level dispatch, at most 3.
    let depth: Int
    let status: DispatchStatus
    let left: TimeLeft
    let steps: [Fact]
    let replies: [ReplyText]
    /// What the visitor may do with it.
    var acts: [ActLink] = []
    /// Whom to call at the unit, for those who may.
    var card: UnitCardText?

    static let names: Names<Self> = [
        .group("card", \.card),
        .text("unit", \.dispatch.unit), .text("role", \.dispatch.role.title),
        .text("round") { $0.dispatch.round > 1 ? "第 \($0.dispatch.round) 轮" : nil },
        .text("depth") { String($0.depth) }, .flag("is-child") { $0.depth > 0 },
        .text("status", \.status.title), .text("left", \.left.text), .text("tone", \.left.tone.rawValue),
        .list("steps", \.steps), .list("replies", \.replies),
        .list("acts", \.acts), .flag("has-acts") { !$0.acts.isEmpty },
    ]

    /// A name with its value.
    struct Fact: TemplateModel {
        let name: String
        let value: String
        var isAlarming = false

        init(_ name: String, _ value: String, isAlarming: Bool = false) {
            self.name = name
            self.value = value
            self.isAlarming = isAlarming
        }

        static let names: Names<Self> = [
            .text("name", \.name), .text("value", \.value), .flag("is-alarming", \.isAlarming),
        ]
    }

    /// A reply as it may be shown.
    struct ReplyText: TemplateModel {
        let at: String
        let verdict: String
        let publicAnswer: String?
        let internalAccount: String?

        static let names: Names<Self> = [
            .text("at", \.at), .text("verdict", \.verdict), .text("public", \.publicAnswer),
            .text("internal", \.internalAccount),
        ]
    }
}

/// A button of an action: it leads to its form, or does it at once where there is nothing to say.
struct ActLink: TemplateModel {
    let action: ActionName
    let path: String
    /// 签收, 恢复 and the like need no words.
    let isAtOnce: Bool
    let dispatch: String?
    let revision: Int
    let csrf: String

    static let names: Names<Self> = [
        .text("title", \.action.title), .text("path", \.path), .flag("is-at-once", \.isAtOnce),
        .text("dispatch", \.dispatch), .number("revision", \.revision), .text("csrf", \.csrf),
    ]
}

extension OrderRecord {
    /// The lanes, children directly below their parent.
    func lanes(at now: Instant, calendar: WorkCalendar) -> [Lane] {
        ordered.map { dispatch, depth in
            Lane(
                dispatch: dispatch,
                depth: min(depth, UnitTree.maximumLevel - 1),
                status: dispatch.status(at: now),
                left: TimeLeft(dispatch, at: now, calendar: calendar),
                steps: steps(dispatch, dispatch.deadlineText(at: now, calendar: calendar)),
                replies: replies.filter { $0.dispatch == dispatch.number }.map(text)
            )
        }
    }

    /// Depth first; a dispatch whose parent is not in the order stands on the first level.
    private var ordered: [(dispatch: Dispatch, depth: Int)] {
        let numbers = Set(dispatches.map(\.number))
        var children: [String: [Dispatch]] = [:]
        for dispatch in dispatches {
            if let parent = dispatch.parent { children[parent, default: []].append(dispatch) }
        }
        var result: [(dispatch: Dispatch, depth: Int)] = []
        var stack = dispatches.filter { $0.parent.map { !numbers.contains($0) } ?? true }.reversed().map { ($0, 0) }
        while let (dispatch, depth) = stack.popLast() {
            result.append((dispatch, depth))
            stack += (children[dispatch.number] ?? []).reversed().map { ($0, depth + 1) }
        }
        return result
    }

    private func steps(_ dispatch: Dispatch, _ deadline: String) -> [Lane.Fact] {
        let isLate = dispatch.completedAt.map { $0 > dispatch.deadline } ?? false
        let facts: [Lane.Fact?] = [
            Lane.Fact("转办", dispatch.dispatchedAt.minuteText),
            Lane.Fact("签收", dispatch.acknowledgedAt?.minuteText ?? "—"),
            Lane.Fact("先行联系", dispatch.contactedAt?.minuteText ?? "—"),
            Lane.Fact("办结时限", deadline),
            dispatch.endedAt.map { Lane.Fact("终止", $0.minuteText) }
                ?? Lane.Fact("办结", dispatch.completedAt?.minuteText ?? "—", isAlarming: isLate),
            dispatch.result.map { Lane.Fact("办理结果", $0.title) },
            dispatch.isFactual.map { Lane.Fact("是否属实", $0 ? "属实" : "不属实") },
            dispatch.isDesignated ? Lane.Fact("指定承办", "由热线中心指定，不能再退") : nil,
            dispatch.sendBackCount > 0 ? Lane.Fact("退单", "\(dispatch.sendBackCount) 次") : nil,
        ]
        return facts.compactMap(\.self)
    }

    private func text(_ reply: Reply) -> Lane.ReplyText {
        Lane.ReplyText(
            at: reply.at.minuteText,
            verdict: reply.verdict?.title ?? "待审核",
            publicAnswer: isClosed ? Matter.confidential : shown(reply.publicAnswer),
            internalAccount: shown(reply.internalAccount)
        )
    }
}
