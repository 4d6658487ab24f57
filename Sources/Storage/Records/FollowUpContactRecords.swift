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
        let channel = try contact.channel.map { try names.channel($0, on: self) }
        return try insertIfAbsent(
            """
            INSERT INTO follow_up_contact (
                order_id, contacted_at, kind, channel_id, citizen, calling_hash, calling_tail, content, is_forwarded
            ) VALUES (
                \(order), \(contact.at), \(contact.kind.rawValue), \(channel), \(identity.citizen),
                \(identity.callingHash), \(identity.callingTail), \(contact.content),
                \(contact.isForwarded)
            )
            """
        )
    }

    /// The contacts about an order with their sealed citizens, oldest first; one range of the primary key.
    public func followUpContacts(ofOrder id: Int) throws -> [(contact: FollowUpContact, identity: SealedIdentity)] {
        try rows(
            """
            SELECT w.number, f.contacted_at, f.kind, ch.name, f.content, f.is_forwarded, f.citizen, f.calling_hash, f.calling_tail
            FROM follow_up_contact f
            JOIN work_order w ON w.id = f.order_id
            LEFT JOIN channel ch ON ch.id = f.channel_id
            WHERE f.order_id = \(id) ORDER BY f.contacted_at, f.kind
            """
        ).map { row throws(StorageError) in
            var row = row
            var contact = FollowUpContact(order: try row.text(), at: try row.instant(), kind: try row.code())
            contact.channel = try row.optionalText()
            contact.content = try row.optionalText()
            contact.isForwarded = try row.flag()
            let identity = SealedIdentity(
                citizen: try row.optionalText(),
                callingHash: try row.optionalText(),
                callingTail: try row.optionalText()
            )
            return (contact, identity)
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
