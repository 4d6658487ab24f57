import Storage
import WorkOrders

/// An order with everything that happened to it, read at one moment.
struct OrderRecord: Sendable {
    let stored: StoredWorkOrder
    let dispatches: [Dispatch]
    let contacts: [FollowUpContact]
    let attempts: [ContactAttempt]
    let sendBacks: [SendBack]
    let extensions: [DeadlineExtension]
    let replies: [Reply]
    let visits: [ReturnVisit]
    let supervisions: [Supervision]
    /// The city's names of coded reasons.
    let reasons: Reasons
    /// Whether the text of a confidential order is shown: to officers who have something to do with it.
    var opensConfidential = false

    var order: WorkOrder { stored.order }

    /// Ten look-ups by key, whatever the size of the tables.
    init(_ number: String, reasons: Reasons = .standard, on connection: any Connection) throws {
        self.reasons = reasons
        stored = try connection.workOrder(number)
        let id = stored.id
        dispatches = try connection.dispatches(ofOrder: id)
        contacts = try connection.followUpContacts(ofOrder: id).map(\.contact)
        attempts = try connection.contactAttempts(ofOrder: id)
        sendBacks = try connection.sendBacks(ofOrder: id)
        extensions = try connection.extensions(ofOrder: id)
        replies = try connection.replies(ofOrder: id)
        visits = try connection.visits(ofOrder: id)
        supervisions = try connection.supervisions(ofOrder: id)
    }

    init(
        stored: StoredWorkOrder,
        dispatches: [Dispatch] = [],
        contacts: [FollowUpContact] = [],
        attempts: [ContactAttempt] = [],
        sendBacks: [SendBack] = [],
        extensions: [DeadlineExtension] = [],
        replies: [Reply] = [],
        visits: [ReturnVisit] = [],
        supervisions: [Supervision] = [],
        reasons: Reasons = .standard
    ) {
        self.reasons = reasons
        self.stored = stored
        self.dispatches = dispatches
        self.contacts = contacts
        self.attempts = attempts
        self.sendBacks = sendBacks
        self.extensions = extensions
        self.replies = replies
        self.visits = visits
        self.supervisions = supervisions
    }

    /// Whether free texts stay hidden.
    var isClosed: Bool { order.isConfidential && !opensConfidential }

    /// A free text as this page may show it: masked, and nothing of a confidential order to whom it doesn't concern.
    func shown(_ text: String?) -> String? {
        guard !isClosed, let text, !text.isEmpty else { return nil }
        return NumberMask.masked(text)
    }

    /// The unit of a dispatch; its number where the dispatch is unknown.
    func unit(_ dispatch: String) -> String { dispatches.first { $0.number == dispatch }?.unit ?? dispatch }
}
