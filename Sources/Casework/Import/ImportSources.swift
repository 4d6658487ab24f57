public import Exchange
public import WorkingDays

/// Opens the files of an import; each is opened once, on the thread that reads it.
public struct ImportSources: Sendable {
    /// Makes a reader of a file; nil where the import has no such file.
    public var open: @Sendable (ExchangeFile) throws(CSVError) -> (any RecordSource)?
    /// Whether units that the list lacks are added, in this group: for foreign files without a list of units.
    public var groupOfNewUnits: String?
    /// Opens `events.jsonl`; nil where the import has none.
    public var events: @Sendable () throws(CSVError) -> LineReader?

    public init(
        groupOfNewUnits: String? = nil,
        events: @escaping @Sendable () throws(CSVError) -> LineReader? = { nil },
        open: @escaping @Sendable (ExchangeFile) throws(CSVError) -> (any RecordSource)?
    ) {
        self.open = open
        self.groupOfNewUnits = groupOfNewUnits
        self.events = events
    }
}

/// What the caller of an import hears while it runs, from the threads of the import.
public struct ImportListener: Sendable {
    /// A row that can't be kept.
    public var issue: @Sendable (ImportIssue) -> Void
    /// A file was opened; its header as it stands there.
    public var opened: @Sendable (ExchangeFile, _ header: [UInt8]) -> Void
    /// The record of a row that can't be kept as it stands in its file, for a file that can be mended.
    public var rejected: @Sendable (ExchangeFile, _ record: String) -> Void
    /// How far a file has been read.
    public var progress: @Sendable (ExchangeFile, _ bytesRead: Int, _ byteCount: Int?) -> Void

    public init(
        issue: @escaping @Sendable (ImportIssue) -> Void = { _ in },
        opened: @escaping @Sendable (ExchangeFile, [UInt8]) -> Void = { _, _ in },
        rejected: @escaping @Sendable (ExchangeFile, String) -> Void = { _, _ in },
        progress: @escaping @Sendable (ExchangeFile, Int, Int?) -> Void = { _, _, _ in }
    ) {
        self.issue = issue
        self.opened = opened
        self.rejected = rejected
        self.progress = progress
    }
}

/// How an import is done.
public struct ImportOptions: Hashable, Sendable {
    /// Keeps the good rows although others are bad.
    public var skipsInvalid = false
    /// Does everything, tells what it gave, and keeps nothing.
    public var isDryRun = false
    /// When it is: the sweep warns of dispatches that are open and due later.
    ///
    /// Nil for records of the past.
    public var now: Instant?

    public init() {}
}
