import Exchange
import Storage
import WorkOrders
import WorkingDays

/// One import inside its transaction, used by the thread that runs it.
final class ImportRun {
    let connection: any Connection
    let desk: ImportDesk
    let sources: ImportSources
    let listener: ImportListener
    var names: NameIndex
    var ids: ImportIds
    var report = ImportReport()
    var texts = ImportedTexts()
    /// What no other import has.
    private let token: Int
    var skipsInvalid = false
    /// Nil for records of the past.
    var now: Instant?

    init(
        _ connection: any Connection,
        desk: ImportDesk,
        sources: ImportSources,
        listener: ImportListener,
        ids: ImportIds
    ) throws {
        self.connection = connection
        self.desk = desk
        self.sources = sources
        self.listener = listener
        self.ids = ids
        token = ids.orders.lowerBound
        names = try NameIndex(connection)
    }

    func carryOut() throws {
        try importUnits()
        try importCategories()
        try importHistory()
        names = try NameIndex(connection)
        try importOrders()
        try importContacts()
        try importDispatches()
        try importSendBacks()
        try importExtensions()
        try importReplies()
        try importVisits()
        try importSupervisions()
        try importEvents()
        try connection.awaitIndexing(orders: texts.ranges, import: token)
        guard report.files.values.contains(where: { $0.read > 0 }) else { throw ImportError.nothingToImport }
    }

    func reading(_ file: ExchangeFile) -> RowReading {
        RowReading(file: file, sources: sources, listener: listener, keepsRaw: skipsInvalid)
    }

    /// Hands every batch of a file to `body`, with the rows that could be read; the others are reported.
    func forEachBatch<Element: Sendable>(
        _ file: ExchangeFile,
        _ convert: @escaping @Sendable (any RecordSource) -> () throws -> Element,
        _ body: ([GoodRow<Element>]) throws -> Void
    ) throws {
        let channel = reading(file).start(convert)
        defer { channel.cancel() }
        while let batch = try channel.receive() {
            report.files[file, default: FileCounts()].read += batch.count
            var good: [GoodRow<Element>] = []
            good.reserveCapacity(batch.count)
            for row in batch {
                switch row.result {
                case .success(let value): good.append((row.place, value))
                case .failure(let error): reject(file, row.place, error)
                }
            }
            try body(good)
        }
    }

    func reject(_ file: ExchangeFile, _ row: RowPlace, _ error: RowError) {
        report.files[file, default: FileCounts()].bad += 1
        listener.issue(ImportIssue(file: file.rawValue, line: row.line, error: error))
        if let raw = row.raw { listener.rejected(file, raw) }
    }

    func count(_ file: ExchangeFile, added: Bool, _ rows: Int = 1) {
        if added {
            report.files[file, default: FileCounts()].added += rows
        } else {
            report.files[file, default: FileCounts()].unchanged += rows
        }
    }

    /// A row whose key is there already: unchanged where it is equal, else reported with the first column that differs.
    func settle(
        _ file: ExchangeFile,
        _ row: RowPlace,
        new: [String],
        stored: [String],
        columns: [String]
    ) {
        guard let index = new.indices.first(where: { $0 >= stored.count || new[$0] != stored[$0] }) else {
            return count(file, added: false)
        }
        let old = index < stored.count ? stored[index] : ""
        let expected = "与系统中已有的同一条记录不同（已有：“\(old.prefix(30))”），应核对后更正或删去本行"
        reject(file, row, RowError(column: columns[index], value: String(new[index].prefix(30)), expected: expected))
    }
}
