/// 附表: rows of figures with a total and what has to be known to read them.
public struct BulletinTable: Hashable, Sendable {
    /// A heading over a column.
    public struct Column: Hashable, Sendable {
        public var title: String
        /// Numbers stand at the right.
        public var isNumber: Bool
    }

    /// One line.
    public struct Row: Hashable, Sendable {
        /// What it is in the sum.
        public enum Role: Hashable, Sendable {
            case part
            /// 合计.
            case total
        }

        public var role: Role
        /// As many as there are columns; an empty text where there is nothing to say.
        public var cells: [Run]
    }

    /// Names the table in URLs and JSON.
    public var key: String
    public var title: [Run]
    public var columns: [Column]
    public var rows: [Row]
    /// 备注, one sentence each.
    public var notes: [[Run]]
}
