import Foundation
import WorkOrders
import WorkingDays

extension MatterRow {
    /// The row of a change to a matter of `matters`, which has had it already; nil for other changes.
    init?(_ change: Change, in matters: Matters, terms: Terms) throws {
        switch change {
        case .suspension(let one):
            let index = matters.suspensions.firstIndex { $0.dispatch == one.dispatch && $0.from == one.from }
            let isOpen = one.resumedAt == nil
            // The clock runs again from the day after its last.
            let due = one.dispatch == nil ? nil : one.until.advanced(by: 1).start
            try self.init(.suspension, index, isOpen: isOpen, due: due, one)
        case .escalation(let one):
            try self.init(.escalation, one.sequence - 1, isOpen: one.acknowledgedAt == nil, one)
        case .instruction(let one): try self.init(.instruction, one.sequence - 1, isOpen: !one.isClosed, one)
        case .inspection(let one): try self.init(.inspection, one.sequence - 1, isOpen: false, one)
        case .promise(let one):
            let index = matters.promises.firstIndex { $0.dispatch == one.dispatch }
            try self.init(.promise, index, isOpen: one.settledAt == nil, due: one.day.start, one)
        case .objection(let one): try self.init(.objection, one.sequence - 1, isOpen: one.isUpheld == nil, one)
        case .alert(let one): try self.init(alert: one, terms)
        case .relay(let one): try self.init(.relay, one.sequence - 1, isOpen: one.answer == nil, one)
        case .harassment(let one):
            let isOpen = one.confirmedBy == nil
            try self.init(.harassment, 0, isOpen: isOpen, due: one.until?.start, one)
        case .incident(let one): try self.init(.incident, 0, isOpen: true, one)
        case .voidRequest(let one): try self.init(.voidRequest, 0, isOpen: one.isGranted == nil, one)
        case .upward(let one): try self.init(upward: one)
        case .order, .state, .dispatch, .sendBack, .deadlineExtension, .attempt, .reply, .visit, .contact, .supervision:
            return nil
        }
    }

    /// Due while nobody has confirmed it: then the next of the chain is told.
    private init(alert: Alert, _ terms: Terms) throws {
        let next = alert.lastToldAt.advanced(bySeconds: terms.confirmationMinutes * 60)
        try self.init(
            .alert,
            alert.sequence - 1,
            isOpen: alert.isOpen,
            due: alert.confirmedAt == nil ? next : nil,
            alert
        )
    }

    /// Due by what the platform above set; what has no limit comes after all that has.
    init(upward duty: UpwardDuty) throws {
        try self.init(.upward, 0, isOpen: duty.isOpen, due: duty.deadline ?? Self.withoutLimit, duty)
    }

    /// The last second of the year 9999, local time.
    private static let withoutLimit = Instant(secondsSinceEpoch: 253_402_271_999)

    private init(
        _ kind: MatterKind,
        _ index: Int?,
        isOpen: Bool,
        due: Instant? = nil,
        _ value: some Encodable
    ) throws {
        self.kind = kind
        sequence = (index ?? 0) + 1
        self.isOpen = isOpen
        self.due = due
        content = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}
