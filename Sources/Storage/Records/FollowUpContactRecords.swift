public import WorkOrders

/// Follow-up contacts as rows of `follow_up_contact`, contact attempts as rows of `contact_attempt`.
extension Connection {
    /// Stores a contact about an order; false where the same order has one of this kind at this second.
    public func insertIfAbsent(
        _ contact: FollowUpContact,
        order: Int,
        identity: SealedIdentity,
        names: inout NameIndex
    ) throws -> Bool {
        try insertIfAbsent(try insertion(of: contact, order: order, identity: identity, names: &names))
    }

    /// The row of a new contact; its channel is added where it is new.
    public func insertion(
        of contact: FollowUpContact,
        order: Int,
        identity: SealedIdentity,
        names: inout NameIndex
    ) throws -> Statement {
        let channel = try contact.channel.map { try names.channel($0, on: self) }
        return FollowUpContact.insertion.row(
            """
            \(order), \(contact.at), \(contact.kind.rawValue), \(channel), \(identity.citizen),
            \(identity.callingHash), \(identity.callingTail), \(contact.content), \(contact.isForwarded)
            """
        )
    }

    /// The contacts about an order with their sealed citizens, oldest first; one range of the primary key.
    public func followUpContacts(ofOrder id: Int) throws -> [(contact: FollowUpContact, identity: SealedIdentity)] {
        try rows("\(FollowUpContact.selection) WHERE f.order_id = \(id) ORDER BY f.contacted_at, f.kind")
            .map { row throws(StorageError) in (try FollowUpContact(row), try SealedIdentity(contact: row)) }
    }

    /// Every contact in the order it came, for export; memory flat.
    public func forEachFollowUpContact(_ body: (FollowUpContact, SealedIdentity) throws -> Void) throws {
        try forEachRow("\(FollowUpContact.selection) ORDER BY f.contacted_at, f.kind, w.number") { reader in
            let row = Row((0..<reader.columnCount).map(reader.value))
            try body(try FollowUpContact(row), try SealedIdentity(contact: row))
        }
    }

    /// Stores an attempt of a unit to reach the citizen; false where it is there already.
    public func insertIfAbsent(_ attempt: ContactAttempt, dispatch: Int) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO contact_attempt (dispatch_id, attempted_at, is_reached, attempted_by, note)
            VALUES (\(dispatch), \(attempt.at), \(attempt.isReached), \(attempt.by), \(attempt.note))
            """
        )
    }

    /// The attempts on all dispatches of an order, oldest first.
    public func contactAttempts(ofOrder id: Int) throws -> [ContactAttempt] {
        try rows(
            """
            SELECT d.number, c.attempted_at, c.is_reached, c.attempted_by, c.note
            FROM dispatch d JOIN contact_attempt c ON c.dispatch_id = d.id
            WHERE d.order_id = \(id) ORDER BY c.attempted_at, d.id
            """
        ).map { row throws(StorageError) in
            var row = row
            var attempt = ContactAttempt(dispatch: try row.text(), at: try row.instant(), isReached: try row.flag())
            attempt.by = try row.optionalText()
            attempt.note = try row.optionalText()
            return attempt
        }
    }
}

extension FollowUpContact {
    static let insertion = Insertion(
        into: "follow_up_contact",
        """
        order_id, contacted_at, kind, channel_id, citizen, calling_hash, calling_tail, content, is_forwarded
        """
    )

    static let selection: Statement = """
        SELECT f.citizen, f.calling_hash, f.calling_tail, w.number, f.contacted_at, f.kind, ch.name, f.content,
            f.is_forwarded
        FROM follow_up_contact f
        JOIN work_order w ON w.id = f.order_id
        LEFT JOIN channel ch ON ch.id = f.channel_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        _ = try SealedIdentity(contactFields: &row)
        self.init(order: try row.text(), at: try row.instant(), kind: try row.code())
        channel = try row.optionalText()
        content = try row.optionalText()
        isForwarded = try row.flag()
    }
}

extension SealedIdentity {
    fileprivate init(contact row: Row) throws(StorageError) {
        var row = row
        try self.init(contactFields: &row)
    }

    fileprivate init(contactFields row: inout Row) throws(StorageError) {
        self.init(
            citizen: try row.optionalText(),
            callingHash: try row.optionalText(),
            callingTail: try row.optionalText()
        )
    }
}
