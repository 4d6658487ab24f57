public import WorkOrders
public import WorkingDays

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

extension Connection {
    /// Whether anything was sealed yet; stops at the first.
    public func holdsSealedValues() throws -> Bool {
        let orders = try rows("SELECT 1 FROM work_order WHERE citizen IS NOT NULL LIMIT 1")
        guard orders.isEmpty else { return true }
        let contacts = try rows("SELECT 1 FROM follow_up_contact WHERE citizen IS NOT NULL LIMIT 1")
        return try !contacts.isEmpty || !rows("SELECT 1 FROM phone_call WHERE party_hash IS NOT NULL LIMIT 1").isEmpty
    }
}

/// The sealed fields of one follow-up contact.
public struct SealedContact: Hashable, Sendable {
    /// The primary key.
    public struct Key: Hashable, Sendable {
        var order: Int
        var at: Int
        var kind: Int
    }

    public var key: Key
    /// 工单编号.
    public var number: String
    public var at: Instant
    public var kind: FollowUpKind
    public var citizen: String
}

/// The sealed fields of one order.
public struct SealedCitizen: Hashable, Sendable {
    public var id: Int
    public var number: String
    public var citizen: String
}

extension Connection {
    /// Orders with a sealed citizen in the order of their ids, for resealing; a range of the primary key.
    public func sealedCitizens(after id: Int, limit: Int) throws -> [SealedCitizen] {
        try rows(
            """
            SELECT id, number, citizen FROM work_order
            WHERE id > \(id) AND citizen IS NOT NULL ORDER BY id LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            return SealedCitizen(id: try row.integer(), number: try row.text(), citizen: try row.text())
        }
    }

    /// Follow-up contacts with a sealed citizen in the order of their keys, for resealing.
    public func sealedContacts(after key: SealedContact.Key?, limit: Int) throws -> [SealedContact] {
        let key = key ?? SealedContact.Key(order: 0, at: 0, kind: 0)
        return try rows(
            """
            SELECT f.order_id, f.contacted_at, f.kind, w.number, f.citizen
            FROM follow_up_contact f JOIN work_order w ON w.id = f.order_id
            WHERE (f.order_id, f.contacted_at, f.kind) > (\(key.order), \(key.at), \(key.kind))
                AND f.citizen IS NOT NULL
            ORDER BY f.order_id, f.contacted_at, f.kind LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            let order = try row.integer()
            let at = try row.instant()
            let kind: FollowUpKind = try row.code()
            return SealedContact(
                key: SealedContact.Key(order: order, at: at.secondsSinceEpoch, kind: kind.rawValue),
                number: try row.text(),
                at: at,
                kind: kind,
                citizen: try row.text()
            )
        }
    }

    /// Puts a newly sealed identity in the place of `old` of a follow-up contact.
    public func replace(_ old: String, with new: SealedIdentity, contact key: SealedContact.Key) throws {
        try execute(
            """
            UPDATE follow_up_contact SET citizen = \(new.citizen), calling_hash = \(new.callingHash),
                calling_tail = \(new.callingTail)
            WHERE order_id = \(key.order) AND contacted_at = \(key.at) AND kind = \(key.kind) AND citizen = \(old)
            """
        )
    }

    /// Puts a newly sealed identity in the place of `old`, unless the order was changed meanwhile.
    public func replace(_ old: String, with new: SealedIdentity, order id: Int) throws {
        try execute(
            """
            UPDATE work_order SET citizen = \(new.citizen), calling_hash = \(new.callingHash),
                calling_tail = \(new.callingTail), contact_hash = \(new.contactHash),
                contact_tail = \(new.contactTail)
            WHERE id = \(id) AND citizen = \(old)
            """
        )
    }
}
