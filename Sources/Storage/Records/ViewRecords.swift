public import Bulletins
public import WorkingDays

/// A view that an officer may open, with the name of whom it belongs to.
public struct OpenView: Hashable, Sendable {
    public var view: SavedView
    /// 姓名 of the owner; nil where no account has his 工号.
    public var ownerName: String?
}

/// What an officer remembers of a list.
public struct RememberedList: Hashable, Sendable {
    public var columns: ColumnChoice
    /// The view that the list opens with; nil for the whole list.
    public var startView: Int?

    public init(columns: ColumnChoice = .standard, startView: Int? = nil) {
        self.columns = columns
        self.startView = startView
    }
}

/// 视图 as rows of `list_view`, and what officers remember of lists as rows of `officer_list`.
extension Connection {
    /// The views of a list that an officer may open: his own in their order, then those shared with him by name.
    ///
    /// Two ranges of `list_view_owner` and `list_view_audience`; `unit` is nil for the centre.
    public func views(of list: String, for officer: String, inUnit unit: String?) throws -> [OpenView] {
        // The centre's officers see what is shared with the centre, a unit's what is shared in the unit.
        let audience: Statement =
            unit.map { unit -> Statement in "v.audience = \(ViewAudience.unit.rawValue) AND v.unit = \(unit)" }
            ?? "v.audience = \(ViewAudience.centre.rawValue)"
        return try rows(
            """
            SELECT v.id, v.list, v.owner_id, v.unit, v.name, v.items, v.columns, v.audience, v.position, NULL
            FROM list_view v WHERE v.owner_id = \(officer) AND v.list = \(list) AND v.removed_at IS NULL
            UNION ALL
            SELECT v.id, v.list, v.owner_id, v.unit, v.name, v.items, v.columns, v.audience, v.position, o.name
            FROM list_view v LEFT JOIN officer o ON o.id = v.owner_id
            WHERE v.list = \(list) AND \(audience) AND v.owner_id <> \(officer) AND v.removed_at IS NULL
            """
        ).map(OpenView.init).sorted { $0.place(for: officer) < $1.place(for: officer) }
    }

    /// One view of an officer's own; `isRemoved` asks for one that he has removed.
    public func view(_ id: Int, ownedBy officer: String, isRemoved: Bool = false) throws -> SavedView? {
        try rows(
            """
            SELECT id, list, owner_id, unit, name, items, columns, audience, position, NULL
            FROM list_view v WHERE id = \(id) AND owner_id = \(officer)
                AND \(isRemoved ? "removed_at IS NOT NULL" : "removed_at IS NULL" as Statement)
            """
        ).first.map { row throws(StorageError) in try OpenView(row).view }
    }

    /// Adds a view under the next number, and returns it; whoever adds another waits.
    public func insert(_ view: SavedView, at now: Instant) throws -> Int {
        try lock("list view")
        let id = try id("SELECT COALESCE(MAX(id), 0) + 1 FROM list_view") ?? 1
        try execute(
            """
            INSERT INTO list_view
                (id, list, owner_id, unit, name, items, columns, audience, position, created_at, changed_at)
            VALUES (\(id), \(view.list), \(view.owner), \(view.unit), \(view.name), \(view.itemsText),
                \(view.columns.text), \(view.audience.rawValue), \(view.position), \(now), \(now))
            """
        )
        return id
    }

    /// Puts a view in the place of its former self.
    public func update(_ view: SavedView, at now: Instant) throws {
        try execute(
            """
            UPDATE list_view SET unit = \(view.unit), name = \(view.name), items = \(view.itemsText),
                columns = \(view.columns.text), audience = \(view.audience.rawValue), position = \(view.position),
                changed_at = \(now)
            WHERE id = \(view.id)
            """
        )
    }

    /// Takes a view out of every list, or back into them with nil.
    public func setRemoved(_ id: Int, at now: Instant?) throws {
        try execute("UPDATE list_view SET removed_at = \(now) WHERE id = \(id)")
    }

    /// Removes for good what an officer removed before.
    public func purgeViews(of officer: String, removedBefore limit: Instant) throws {
        try execute("DELETE FROM list_view WHERE owner_id = \(officer) AND removed_at < \(limit)")
    }

    /// What an officer remembers of a list; the primary key.
    public func officerList(_ list: String, of officer: String) throws -> RememberedList {
        try rows(
            "SELECT columns, start_view FROM officer_list WHERE officer_id = \(officer) AND list = \(list)"
        ).first.map { row throws(StorageError) in
            var row = row
            return RememberedList(columns: ColumnChoice(text: try row.text()), startView: try row.optionalInteger())
        } ?? RememberedList()
    }

    /// Remembers it in the place of what he remembered.
    public func put(_ remembered: RememberedList, for list: String, of officer: String) throws {
        try execute(
            """
            INSERT INTO officer_list (officer_id, list, columns, start_view)
            VALUES (\(officer), \(list), \(remembered.columns.text), \(remembered.startView))
            ON CONFLICT (officer_id, list) DO UPDATE SET columns = excluded.columns, start_view = excluded.start_view
            """
        )
    }
}

extension OpenView {
    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        view = SavedView(
            id: try row.integer(),
            list: try row.text(),
            owner: try row.text(),
            unit: try row.optionalText(),
            name: try row.text(),
            items: SavedView.items(try row.text()),
            columns: ColumnChoice(text: try row.text()),
            audience: try row.code(),
            position: try row.integer()
        )
        ownerName = try row.optionalText()
    }

    fileprivate func place(for officer: String) -> (Int, Int, String, Int) {
        view.owner == officer ? (0, view.position, "", view.id) : (1, 0, view.name, view.id)
    }
}
