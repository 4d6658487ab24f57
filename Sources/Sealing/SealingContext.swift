/// The place a sealed value belongs to; a value opens only in the place it was sealed for.
///
/// The row's key must be known before sealing and never change: sealing is done before the write is queued.
public struct SealingContext: Hashable, Sendable {
    /// The associated data: table and row, each with its length, so that no two places share their bytes.
    let bytes: [UInt8]

    /// The place of a value in the row of a table that has this key.
    public init(table: String, row: String) {
        bytes = FieldsCoding.encode([table, row])
    }

    /// The place of a value in the row of a table that has this number.
    public init(table: String, row: Int) {
        self.init(table: table, row: String(row))
    }
}
