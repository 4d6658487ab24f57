/// Why a table can't be counted.
public enum TableError: Error, Hashable, Sendable {
    /// More cells than anybody reads.
    case tooLarge
}

extension TableError: CustomStringConvertible {
    /// What to change, in Chinese.
    public var description: String { "这张表超过\(TableCells.most)格，请减少行或列的层级、缩短统计期，或加筛选条件。" }
}
