public import Exchange

/// The files of the exchange format that an import reads, in the order it reads them.
public enum ExchangeFile: String, Sendable, CaseIterable {
    case units = "units.csv"
    case categories = "categories.csv"
    case history = "history.csv"
    case orders = "orders.csv"
    case contacts = "contacts.csv"
    case dispatches = "dispatches.csv"
    case sendBacks = "sendbacks.csv"
    case extensions = "extensions.csv"
    case replies = "replies.csv"
    case visits = "visits.csv"
    case supervisions = "supervisions.csv"
    /// The whole history, a line of JSON for each event.
    case events = "events.jsonl"
}

/// One row that can't be kept.
public struct ImportIssue: Hashable, Sendable {
    public var file: String
    /// The line on which the record starts, from 1.
    public var line: Int
    public var error: RowError

    public init(file: String, line: Int, error: RowError) {
        self.file = file
        self.line = line
        self.error = error
    }

    /// One clear line: where, what stands there, what is expected.
    public var message: String {
        let column = error.column.isEmpty ? "" : "，“\(error.column)”列"
        let value = error.value.isEmpty ? "" : "：“\(error.value)”"
        return "\(file) 第\(line)行\(column)\(value)，\(error.expected)"
    }
}

/// What an import did with one file.
public struct FileCounts: Hashable, Sendable {
    /// Records read, the bad ones too.
    public var read = 0
    public var added = 0
    /// Records that were there already, equal.
    public var unchanged = 0
    public var bad = 0

    public init() {}
}

/// What an import did.
public struct ImportReport: Hashable, Sendable {
    public var files: [ExchangeFile: FileCounts] = [:]
    /// How many orders were received in each month, for choosing the period to show.
    public var months: [String: Int] = [:]

    public init() {}

    /// Rows that were not kept.
    public var badRows: Int { files.values.reduce(0) { $0 + $1.bad } }

    /// The month with the most orders read; of equals the earliest.
    public var mainMonth: String? {
        months.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}

/// Why an import kept nothing.
public enum ImportError: Error, Sendable {
    /// So many rows were bad; each was handed to the issues' receiver.
    case badRows(Int)
    /// A file as a whole can't be read; the name and the reason in Chinese.
    case unreadable(file: String, reason: String)
    /// The folder holds none of the files.
    case nothingToImport
    /// The dry run is over; this is what would have happened.
    case dryRun(ImportReport, summary: String?)
}

extension ExchangeFile {
    /// The columns marked * in the format.
    public var requiredColumns: [String] {
        switch self {
        case .units: UnitColumn.required
        case .categories: CategoryColumn.required
        case .history: HistoryColumn.required
        case .orders: OrderColumn.required
        case .contacts: ContactColumn.required
        case .dispatches: DispatchColumn.required
        case .sendBacks: SendBackColumn.required
        case .extensions: ExtensionColumn.required
        case .replies: ReplyColumn.required
        case .visits: VisitColumn.required
        case .supervisions: SupervisionColumn.required
        case .events: []
        }
    }
}
