import Storage
import WorkOrders

/// An order with everything that happened to it, read at one moment, as its page shows it.
struct OrderRecord: Sendable {
    let file: CaseFile
    let identity: SealedIdentity
    /// 0 for a file that isn't stored.
    let id: Int
    /// The city's names of coded reasons.
    let reasons: Reasons
    /// Whether the text of a confidential order is shown: to officers who have something to do with it.
    var opensConfidential = false

    init(_ file: CaseFile, _ identity: SealedIdentity, id: Int = 0, reasons: Reasons = .standard) {
        self.file = file
        self.identity = identity
        self.id = id
        self.reasons = reasons
    }

    /// At most eleven look-ups by key, whatever the size of the tables.
    init(_ number: String, reasons: Reasons = .standard, on connection: any Connection) throws {
        let stored = try connection.caseFile(number)
        self.init(stored.file, stored.identity, id: stored.id, reasons: reasons)
    }

    var order: WorkOrder { file.order }
    var dispatches: [Dispatch] { file.dispatches }
    var contacts: [FollowUpContact] { file.contacts }
    var attempts: [ContactAttempt] { file.attempts }
    var sendBacks: [SendBack] { file.sendBacks }
    var extensions: [DeadlineExtension] { file.extensions }
    var replies: [Reply] { file.replies }
    var visits: [ReturnVisit] { file.visits }
    var supervisions: [Supervision] { file.supervisions }

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
