public import WorkOrders
import WorkingDays

/// An order as it is stored: its citizen is sealed, and empty in `order`.
public struct StoredWorkOrder: Hashable, Sendable {
    public var id: Int
    public var order: WorkOrder
    public var identity: SealedIdentity

    public init(id: Int, order: WorkOrder, identity: SealedIdentity) {
        self.id = id
        self.order = order
        self.identity = identity
    }
}

/// Work orders as rows of `work_order` and `work_order_tag`.
extension Connection {
    /// The row of a new order; its names are added where they are new.
    ///
    /// Run it with `insertIfAbsent` or `execute`.
    public func insertion(
        of stored: StoredWorkOrder,
        names: inout NameIndex,
        presence: Int = 0
    ) throws -> Statement {
        try insertion(of: stored.order, id: stored.id, identity: stored.identity, names: &names, presence: presence)
    }

    /// The same from its parts: an import would only put them together, and copy the order for it.
    public func insertion(
        of order: WorkOrder,
        id: Int,
        identity: SealedIdentity,
        names: inout NameIndex,
        presence: Int = 0
    ) throws -> Statement {
        let category = try names.category(order.category, on: self)
        let area = try names.area(order.place.area, on: self)
        return StoredWorkOrder.insertion.row(
            """
            \(id), \(order.number), \(try names.channel(order.channel, on: self)), \(order.receivedAt),
            \(order.kind.rawValue), \(category.leaf), \(category.top), \(order.title), \(order.content),
            \(order.occurredAt), \(area?.area), \(area?.county), \(order.place.areaCode), \(order.place.address),
            \(order.place.point?.longitude), \(order.place.point?.latitude), \(order.subject),
            \(order.callerKind?.rawValue), \(identity.citizen), \(identity.callingHash), \(identity.callingTail),
            \(identity.contactHash), \(identity.contactTail), \(order.isAnonymous), \(order.isConfidential),
            \(order.isPublic), \(order.urgency.rawValue), \(order.external?.platform), \(order.external?.number),
            \(order.external?.deadline), \(order.callNumber), \(order.ending.rawValue), \(order.status.rawValue),
            \(order.completedAt), \(Notes.text(order.notes)), \(order.closedAt), \(order.round),
            \(order.origin), \(presence), \(order.revision)
            """
        )
    }

    /// The rows that tie an order to its tags, with the order's time for the list by tag.
    public func insertTags(of stored: StoredWorkOrder, names: inout NameIndex) throws {
        for tag in stored.order.tags.sorted() {
            try execute(
                """
                INSERT INTO work_order_tag (tag_id, order_id, received_at)
                VALUES (\(try names.tag(tag, on: self)), \(stored.id), \(stored.order.receivedAt))
                """
            )
        }
    }

    /// Stores a new order; throws `duplicate` where its number is taken.
    public func insert(_ stored: StoredWorkOrder, names: inout NameIndex) throws {
        try execute(try insertion(of: stored, names: &names))
        try insertTags(of: stored, names: &names)
        try awaitIndexing(order: stored.id, event: 0)
    }

    /// One order by its number; two look-ups by unique key.
    public func workOrder(_ number: String) throws -> StoredWorkOrder {
        guard let row = try rows("\(StoredWorkOrder.selection) WHERE w.number = \(number)").first else {
            throw StorageError.notFound
        }
        var stored = try StoredWorkOrder(row)
        stored.order.tags = try tags(ofOrder: stored.id)
        return stored
    }

    /// Orders by their numbers, at most ``KeyBatch/size`` of them.
    public func workOrders(_ numbers: [String]) throws -> [String: StoredWorkOrder] {
        var found: [String: StoredWorkOrder] = [:]
        for row in try rows("\(StoredWorkOrder.selection) WHERE w.number IN (\(Statement.list(numbers)))") {
            var stored = try StoredWorkOrder(row)
            stored.order.tags = try tags(ofOrder: stored.id)
            found[stored.order.number] = stored
        }
        return found
    }

    /// Every order by time, for export; memory flat.
    public func forEachWorkOrder(_ body: (StoredWorkOrder) throws -> Void) throws {
        let tagged = try tagsByOrder()
        try forEachRow("\(StoredWorkOrder.selection) ORDER BY w.received_at, w.number") { reader in
            var stored = try StoredWorkOrder(Row((0..<reader.columnCount).map(reader.value)))
            stored.order.tags = tagged[stored.id] ?? []
            try body(stored)
        }
    }

    /// Saves a change made to revision `order.revision - 1`; throws `outdated` where that is no longer the newest.
    public func update(_ stored: StoredWorkOrder) throws {
        let order = stored.order
        let changed = try execute(
            """
            UPDATE work_order SET status = \(order.status.rawValue), ending = \(order.ending.rawValue),
                completed_at = \(order.completedAt), urgency = \(order.urgency.rawValue), title = \(order.title),
                content = \(order.content), citizen = \(stored.identity.citizen), revision = \(order.revision)
            WHERE number = \(order.number) AND revision = \(order.revision - 1)
            """
        )
        if changed == 0 { throw StorageError.outdated }
    }

    /// The tags of orders by their ids, at most ``KeyBatch/size`` of them; ranges of the primary key.
    public func tags(ofOrders ids: [Int]) throws -> [Int: Set<String>] {
        guard let filler = ids.last else { return [:] }
        // Filled up to one length, so that there is one statement to prepare.
        let list = (0..<KeyBatch.size).map { index -> Statement in "\(index < ids.count ? ids[index] : filler)" }
        var tags: [Int: Set<String>] = [:]
        try forEachRow(
            """
            SELECT x.order_id, t.name FROM work_order_tag x JOIN tag t ON t.id = x.tag_id
            WHERE x.order_id IN (\(list.joined(", ")))
            """
        ) { row in
            if let id = row.integer(0), let name = row.text(1) { tags[id, default: []].insert(name) }
        }
        return tags
    }

    private func tags(ofOrder id: Int) throws -> Set<String> {
        var tags: Set<String> = []
        try forEachRow(
            "SELECT t.name FROM work_order_tag x JOIN tag t ON t.id = x.tag_id WHERE x.order_id = \(id)"
        ) { row in
            if let name = row.text(0) { tags.insert(name) }
        }
        return tags
    }

    /// Tags are few: of 1,000,000 orders some ten thousand carry one.
    private func tagsByOrder() throws -> [Int: Set<String>] {
        var tags: [Int: Set<String>] = [:]
        try forEachRow("SELECT x.order_id, t.name FROM work_order_tag x JOIN tag t ON t.id = x.tag_id") { row in
            if let id = row.integer(0), let name = row.text(1) { tags[id, default: []].insert(name) }
        }
        return tags
    }
}

extension StoredWorkOrder {
    static let insertion = Insertion(
        into: "work_order",
        """
        id, number, channel_id, received_at, kind, category_id, top_category_id, title, content, occurred_at, \
        area_id, county_id, area_code, address, longitude, latitude, subject, caller_kind, citizen, \
        calling_hash, calling_tail, contact_hash, contact_tail, is_anonymous, is_confidential, is_public, \
        urgency, external_platform, external_number, external_deadline, call_number, ending, status, \
        completed_at, notes, closed_at, round, origin, presence, revision
        """
    )

    static let selection: Statement = """
        SELECT w.id, w.number, ch.name, w.received_at, w.kind, c3.name, c2.name, c1.name, w.title, w.content,
            w.occurred_at, a.county, a.street, a.community, w.area_code, w.address, w.longitude, w.latitude,
            w.subject, w.caller_kind, w.citizen, w.calling_hash, w.calling_tail, w.contact_hash, w.contact_tail,
            w.is_anonymous, w.is_confidential, w.is_public, w.urgency,
            w.external_platform, w.external_number, w.external_deadline, w.call_number,
            w.ending, w.completed_at, w.notes, w.closed_at, w.round, l.number, w.origin, w.status, w.revision
        FROM work_order w
        JOIN channel ch ON ch.id = w.channel_id
        JOIN category c1 ON c1.id = w.category_id
        LEFT JOIN category c2 ON c2.id = c1.parent_id
        LEFT JOIN category c3 ON c3.id = c2.parent_id
        LEFT JOIN area a ON a.id = w.area_id
        LEFT JOIN work_order l ON l.id = w.leader_id
        """

    init(_ row: Row) throws(StorageError) {
        var row = row
        id = try row.integer()
        let number = try row.text()
        let channel = try row.text()
        let receivedAt = try row.instant()
        let kind: RequestKind = try row.code()
        let category = try Self.category(&row)
        let title = try row.optionalText()
        order = WorkOrder(
            number: number,
            channel: channel,
            receivedAt: receivedAt,
            kind: kind,
            category: category,
            content: try row.text(),
            ending: .dispatched
        )
        order.title = title
        order.occurredAt = try row.optionalInstant()
        order.place = try Self.place(&row)
        order.subject = try row.optionalText()
        order.callerKind = try row.optionalCode()
        identity = SealedIdentity(
            citizen: try row.optionalText(),
            callingHash: try row.optionalText(),
            callingTail: try row.optionalText(),
            contactHash: try row.optionalText(),
            contactTail: try row.optionalText()
        )
        order.isAnonymous = try row.flag()
        order.isConfidential = try row.flag()
        order.isPublic = try row.optionalFlag()
        order.urgency = try row.code()
        order.external = try Self.external(&row)
        order.callNumber = try row.optionalText()
        order.ending = try row.code()
        order.completedAt = try row.optionalInstant()
        order.notes = Notes.notes(try row.optionalText())
        order.closedAt = try row.optionalInstant()
        order.round = try row.integer()
        order.leader = try row.optionalText()
        order.origin = try row.optionalText()
        let status: WorkOrderStatus = try row.code()
        order.revision = try row.integer()
        // Of an order without events only an outright end is settled: the rest follows from ending and completion.
        if order.revision > 0 || status.endsOutright { order.settledStatus = status }
    }

    private static func category(_ row: inout Row) throws(StorageError) -> CategoryPath {
        let names = [try row.optionalText(), try row.optionalText(), try row.optionalText()]
        guard let path = CategoryPath(names.compactMap(\.self)) else { throw .unexpectedValue(column: 5) }
        return path
    }

    private static func place(_ row: inout Row) throws(StorageError) -> Place {
        let area = AreaPath(
            county: try row.optionalText() ?? "",
            street: try row.optionalText() ?? "",
            community: try row.optionalText() ?? ""
        )
        var place = Place(area: area, areaCode: try row.optionalText(), address: try row.optionalText())
        let longitude = try row.optionalInteger()
        let latitude = try row.optionalInteger()
        if let longitude, let latitude { place.point = Point(longitude: longitude, latitude: latitude) }
        return place
    }

    private static func external(_ row: inout Row) throws(StorageError) -> ExternalReference? {
        let platform = try row.optionalText()
        let number = try row.optionalText()
        let deadline = try row.optionalInstant()
        return platform.map { ExternalReference(platform: $0, number: number, deadline: deadline) }
    }
}
