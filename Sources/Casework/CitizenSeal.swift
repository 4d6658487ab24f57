public import Sealing
public import Storage
public import WorkOrders
import WorkingDays

/// Seals and opens the identity of citizens (domain.md §7).
///
/// Pure and slow (15 µs): done before a write is queued.
public struct CitizenSeal: Sendable {
    let seal: Seal

    public init(_ seal: Seal) { self.seal = seal }

    /// The key by which an officer's browser seals his drafts.
    public func browserKey(of officer: String) throws(SealingError) -> String { try seal.browserKey(of: officer) }

    /// What the database keeps of the citizen of an order.
    public func identity(_ citizen: Citizen, order number: String) throws(SealingError) -> SealedIdentity {
        try identity(citizen, Self.context(number))
    }

    /// What the database keeps of who made a follow-up contact.
    public func identity(of contact: FollowUpContact) throws(SealingError) -> SealedIdentity {
        try identity(contact.citizen, Self.context(contact))
    }

    /// The citizen behind the sealed fields of an order.
    public func citizen(_ identity: SealedIdentity, order number: String) throws(SealingError) -> Citizen {
        try citizen(identity, Self.context(number))
    }

    /// Who made a follow-up contact.
    public func citizen(_ identity: SealedIdentity, of contact: FollowUpContact) throws(SealingError) -> Citizen {
        try citizen(identity, Self.context(contact))
    }

    func identity(_ citizen: Citizen, _ context: SealingContext) throws(SealingError) -> SealedIdentity {
        guard !citizen.isUnknown else { return SealedIdentity() }
        var identity = SealedIdentity()
        identity.citizen = try seal.seal(
            fields: [
                citizen.name, citizen.callingNumber, citizen.contactNumber, citizen.homeAddress, citizen.identityNumber,
            ],
            context: context
        )
        if let hashes = try hashes(citizen.callingNumber) {
            (identity.callingHash, identity.callingTail) = (hashes.whole, hashes.lastFour)
        }
        if citizen.contactNumber != citizen.callingNumber, let hashes = try hashes(citizen.contactNumber) {
            (identity.contactHash, identity.contactTail) = (hashes.whole, hashes.lastFour)
        }
        return identity
    }

    func citizen(_ identity: SealedIdentity, _ context: SealingContext) throws(SealingError) -> Citizen {
        guard let sealed = identity.citizen else { return Citizen() }
        let fields = try seal.openFields(sealed, context: context)
        // Fields are only ever added at the end.
        let padded = fields + Array(repeating: nil, count: max(0, 5 - fields.count))
        return Citizen(
            name: padded[0],
            callingNumber: padded[1],
            contactNumber: padded[2],
            homeAddress: padded[3],
            identityNumber: padded[4]
        )
    }

    /// Binds sealed fields to their order, so that two rows' values can't be exchanged unnoticed.
    static func context(_ number: String) -> SealingContext { SealingContext(table: "work_order", row: number) }

    /// Binds sealed fields to their contact, by the key of its row: a caller's value opens on no other, nor as the
    /// order's citizen.
    static func context(_ contact: FollowUpContact) -> SealingContext {
        let key = [String(contact.at.secondsSinceEpoch), String(contact.kind.rawValue), contact.order]
        return SealingContext(table: "follow_up_contact", row: key.joined(separator: "/"))
    }

    /// Nil where there is no number, or a text that is none (it stays sealed, but can't be searched for).
    private func hashes(_ text: String?) throws(SealingError) -> NumberHashes? {
        guard let text, let number = PhoneNumber(text) else { return nil }
        return try seal.hashes(of: number)
    }
}
