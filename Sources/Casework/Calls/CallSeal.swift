import Calls
import Sealing
import Storage
import WorkOrders

/// Seals and opens the numbers of calls; done before a write is queued.
struct CallSeal: Sendable {
    let seal: Seal

    /// What the database keeps of the numbers of a report.
    func numbers(_ report: CallReport) throws -> SealedNumbers {
        var numbers = SealedNumbers()
        numbers.calling = try sealed(report.calling, .calling, report.call.id)
        numbers.called = try sealed(report.called, .called, report.call.id)
        guard let party = try report.party else { return numbers }
        let hashes = try seal.hashes(of: party)
        (numbers.partyHash, numbers.partyTail) = (hashes.whole, hashes.lastFour)
        return numbers
    }

    /// The hashes by which other calls of the same citizen are found, whatever key made them.
    func searchHashes(_ report: CallReport) throws -> [String] {
        guard let party = try report.party else { return [] }
        return try seal.searchHashes(of: party).map(\.whole)
    }

    /// The number of the citizen; nil where the line didn't show one.
    func party(of stored: StoredCall) throws -> String? {
        switch stored.call.direction {
        case .incoming: try opened(stored.numbers.calling, .calling, stored.call.id)
        case .outgoing: try opened(stored.numbers.called, .called, stored.call.id)
        }
    }

    /// Sealed by the current key; nil where it is already.
    func resealed(_ stored: StoredCall) throws -> SealedNumbers? {
        let (numbers, id) = (stored.numbers, stored.call.id)
        let isOld = try [(numbers.calling, Side.calling), (numbers.called, .called)].contains { text, side in
            try text.map { try seal.reseal($0, context: side.context(id)) != nil } ?? false
        }
        guard isOld else { return nil }
        let report = CallReport(
            stored.call,
            calling: try opened(numbers.calling, .calling, id),
            called: try opened(numbers.called, .called, id)
        )
        return try self.numbers(report)
    }

    /// Each number is sealed by itself: one may be told of later than the other.
    private enum Side: String {
        case calling
        case called

        /// Binds the value to its call and side, so that values can't be exchanged unnoticed.
        func context(_ id: String) -> SealingContext { SealingContext(table: "phone_call", row: "\(rawValue)/\(id)") }
    }

    private func sealed(_ text: String?, _ side: Side, _ id: String) throws -> String? {
        try text.map { try seal.seal(fields: [$0], context: side.context(id)) }
    }

    private func opened(_ text: String?, _ side: Side, _ id: String) throws -> String? {
        try text.flatMap { try seal.openFields($0, context: side.context(id)).first ?? nil }
    }
}

extension CallReport {
    /// The citizen's number; throws where it is none.
    var party: PhoneNumber? {
        get throws(CallFault) {
            let (text, field) = call.direction == .incoming ? (calling, "calling") : (called, "called")
            guard let text else { return nil }
            guard let number = PhoneNumber(text) else { throw .badNumber(field: field) }
            return number
        }
    }
}
