/// 统计表模板: a table under a name, somebody's own or shared in his place.
public struct TableTemplate: Hashable, Sendable {
    /// Given by storage; 0 for a new one.
    public var id = 0
    /// 工号.
    public var owner: String
    /// The unit in which he acted; nil for the hotline's centre.
    public var unit: String?
    public var name: String
    /// The items of the table, one a line: `rows=county`.
    public var spec: String
    public var isShared: Bool
    public var schedule: TableSchedule

    public init(
        owner: String,
        unit: String?,
        name: String,
        table: StatTable,
        isShared: Bool = false,
        schedule: TableSchedule = .never
    ) {
        self.init(
            owner: owner,
            unit: unit,
            name: name,
            spec: table.items.map { "\($0.name)=\($0.value)" }.joined(separator: "\n"),
            isShared: isShared,
            schedule: schedule
        )
    }

    /// As storage keeps it.
    public init(owner: String, unit: String?, name: String, spec: String, isShared: Bool, schedule: TableSchedule) {
        (self.owner, self.unit, self.name, self.spec) = (owner, unit, name, spec)
        (self.isShared, self.schedule) = (isShared, schedule)
    }

    /// The table; nil where a later program no longer knows what it asks for.
    public var table: StatTable? { TableReading(QueryItem.items(of: spec, separator: "\n")).table }

    /// Longest name, in characters.
    public static let nameLimit = 40
}
