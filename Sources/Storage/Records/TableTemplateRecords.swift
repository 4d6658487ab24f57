public import Bulletins
public import WorkingDays

/// A table that was made: what it said then.
public struct MadeTable: Hashable, Sendable {
    /// The name of its period: `2022-02`.
    public var period: String
    public var lastDay: CivilDay
    public var madeAt: Instant
    /// The table as JSON.
    public var content: String

    public init(period: String, lastDay: CivilDay, madeAt: Instant, content: String) {
        (self.period, self.lastDay, self.madeAt, self.content) = (period, lastDay, madeAt, content)
    }
}

/// Templates of tables as rows of `table_template`, what was made of them as rows of `table_made`.
extension Connection {
    /// An officer's own templates in one place, by name, then those that others of the place share.
    ///
    /// Two ranges of small indexes.
    public func tableTemplates(of owner: String, in unit: String?) throws -> [TableTemplate] {
        let place = unit ?? ""
        let own = try templates("WHERE owner = \(owner) AND place = \(place) ORDER BY name")
        let others = try templates("WHERE place = \(place) AND is_shared = 1 AND owner <> \(owner) ORDER BY name, id")
        return own + others
    }

    /// A template; nil where there is none.
    public func tableTemplate(_ id: Int) throws -> TableTemplate? { try templates("WHERE id = \(id)").first }

    /// Every template of a name, for a command: a walk over the whole small table.
    public func tableTemplates(named name: String) throws -> [TableTemplate] {
        try templates("WHERE name = \(name) ORDER BY id")
    }

    /// The template whose table has waited longest to be made, with when it was due.
    public func dueTableTemplate(at now: Instant) throws -> (template: TableTemplate, dueAt: Instant)? {
        let due: Statement = "WHERE due_at IS NOT NULL AND due_at <= \(now)"
        guard var row = try rows("SELECT id, due_at FROM table_template \(due) ORDER BY due_at, id LIMIT 1").first,
            let template = try tableTemplate(try row.integer())
        else { return nil }
        return (template, try row.instant())
    }

    /// Keeps a template in the place of the owner's one of that name; what was made of it stays.
    ///
    /// A schedule that stays as it was keeps its next time.
    public func put(_ template: TableTemplate, now: Instant) throws -> Int {
        try lock("table_template")
        let place = template.unit ?? ""
        let known = try templates(
            "WHERE owner = \(template.owner) AND place = \(place) AND name = \(template.name)"
        ).first
        guard let known else {
            let id = (try self.id("SELECT COALESCE(MAX(id), 0) FROM table_template") ?? 0) + 1
            try execute(
                """
                INSERT INTO table_template (id, owner, place, name, spec, is_shared, schedule, due_at)
                VALUES (\(id), \(template.owner), \(place), \(template.name), \(template.spec),
                    \(template.isShared ? 1 : 0), \(template.schedule.rawValue), \(template.schedule.next(after: now)))
                """
            )
            return id
        }
        let due: Statement =
            known.schedule == template.schedule ? "due_at" : "\(template.schedule.next(after: now))"
        try execute(
            """
            UPDATE table_template SET spec = \(template.spec), is_shared = \(template.isShared ? 1 : 0),
                schedule = \(template.schedule.rawValue), due_at = \(due)
            WHERE id = \(known.id)
            """
        )
        return known.id
    }

    /// Removes a template of an owner and what was made of it; false where he has none of this id.
    public func removeTableTemplate(_ id: Int, of owner: String) throws -> Bool {
        guard try tableTemplate(id)?.owner == owner else { return false }
        try execute("DELETE FROM table_made WHERE template_id = \(id)")
        return try execute("DELETE FROM table_template WHERE id = \(id) AND owner = \(owner)") == 1
    }

    /// Keeps what was made and says when the next is due; false where another did it, or it is no longer due.
    public func putMade(_ made: MadeTable?, of template: TableTemplate, dueAt: Instant) throws -> Bool {
        let next = template.schedule.next(after: dueAt)
        let moved = try execute(
            """
            UPDATE table_template SET due_at = \(next) WHERE id = \(template.id) AND due_at = \(dueAt)
                AND schedule = \(template.schedule.rawValue)
            """
        )
        guard moved == 1 else { return false }
        guard let made else { return true }
        return try insertIfAbsent(
            """
            INSERT INTO table_made (template_id, last_day, period, made_at, content)
            VALUES (\(template.id), \(made.lastDay.daysSinceEpoch), \(made.period), \(made.madeAt), \(made.content))
            """
        )
    }

    /// What was made of a template up to a day, newest first; a range of the primary key.
    public func madeTables(of template: Int, through day: CivilDay? = nil, limit: Int) throws -> [MadeTable] {
        let last = day?.daysSinceEpoch ?? Int(Int32.max)
        return try rows(
            """
            SELECT period, last_day, made_at, content FROM table_made
            WHERE template_id = \(template) AND last_day <= \(last) ORDER BY last_day DESC LIMIT \(limit)
            """
        ).map { row throws(StorageError) in
            var row = row
            return MadeTable(
                period: try row.text(),
                lastDay: try row.day(),
                madeAt: try row.instant(),
                content: try row.text()
            )
        }
    }

    private func templates(_ condition: Statement) throws -> [TableTemplate] {
        try rows("SELECT id, owner, place, name, spec, is_shared, schedule FROM table_template \(condition)").map {
            row throws(StorageError) in
            var row = row
            let id = try row.integer()
            let (owner, place, name, spec) = (try row.text(), try row.text(), try row.text(), try row.text())
            let isShared = try row.flag()
            var template = TableTemplate(
                owner: owner,
                unit: place.isEmpty ? nil : place,
                name: name,
                spec: spec,
                isShared: isShared,
                schedule: TableSchedule(rawValue: try row.integer()) ?? .never
            )
            template.id = id
            return template
        }
    }
}
