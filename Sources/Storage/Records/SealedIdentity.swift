/// What the database keeps of a citizen: sealed fields and keyed hashes, never the words (domain.md §7).
public struct SealedIdentity: Hashable, Sendable {
    /// The sealed fields; nil where nothing is known of the citizen.
    public var citizen: String?
    /// Keyed hash of the whole calling number.
    public var callingHash: String?
    /// Keyed hash of its last four digits.
    public var callingTail: String?
    /// Keyed hash of the contact number, where it differs from the calling number.
    public var contactHash: String?
    /// Keyed hash of its last four digits.
    public var contactTail: String?

    public init(
        citizen: String? = nil,
        callingHash: String? = nil,
        callingTail: String? = nil,
        contactHash: String? = nil,
        contactTail: String? = nil
    ) {
        self.citizen = citizen
        self.callingHash = callingHash
        self.callingTail = callingTail
        self.contactHash = contactHash
        self.contactTail = contactTail
    }
}
