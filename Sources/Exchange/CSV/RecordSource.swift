/// A stream of records with named columns, pulled one at a time.
///
/// `CSVReader` reads them from a file in the exchange format, `MappedReader` makes them out of a foreign file;
/// whoever imports need not know which. A source is used from one thread and holds one record at a time.
///
/// ```swift
/// let orders = try CSVReader(path: "orders.csv", required: ["工单编号"])
/// let number = orders.column("工单编号") ?? 0
/// while true {
///     do throws(CSVError) {
///         guard try orders.next() else { break }
///         print(orders.line, orders.text(number))
///     } catch {
///         guard error.isRecoverable else { throw error }
///         print(error.message)  // one bad record; the next call reads on behind it
///     }
/// }
/// ```
public protocol RecordSource: AnyObject {
    /// The name of the file as it stands in messages: without its folder.
    var fileName: String { get }

    /// The names of the columns in the order of their positions.
    var columns: [String] { get }

    /// The physical line, counted from 1, on which the current record (or the refused one) starts.
    var line: Int { get }

    /// How many bytes of the file have been taken from it so far, for a progress bar.
    var bytesRead: Int { get }

    /// The length of the file in bytes, where that can be known beforehand.
    var byteCount: Int? { get }

    /// Reads the next record.
    ///
    /// - Returns: false when there is none left.
    /// - Throws: an error; when it `isRecoverable` the next call reads on behind the bad record.
    func next() throws(CSVError) -> Bool

    /// Whether the field at a position has no bytes at all.
    func isEmpty(_ column: Int) -> Bool

    /// The field at a position, empty when there is no such column.
    func text(_ column: Int) -> String

    /// Lends the UTF-8 bytes of the field at a position, without making a string.
    func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result

    /// Lends the current or refused record as it stands in the file, decoded to UTF-8, without its line end.
    ///
    /// This is what goes into the file of rejected rows. Its header is `rawHeader`.
    func withRawRecord<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result

    /// The header line as it stands in the file.
    var rawHeader: [UInt8] { get }
}

extension RecordSource {
    /// The position of a column, if the file has it.
    public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// The text of the current or refused record as it stands in the file.
    public var rawRecord: String { withRawRecord { String(decoding: $0, as: UTF8.self) } }
}
