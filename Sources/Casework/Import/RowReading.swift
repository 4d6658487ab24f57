import Exchange
import Storage

/// Where a record stands.
struct RowPlace: Sendable {
    var line: Int
    /// The record as it stands in the file, where the row is bad or may turn out to be.
    var raw: String?
}

/// One record of a file: a value, or why there is none.
struct ImportedRow<Element: Sendable>: Sendable {
    var place: RowPlace
    var result: Result<Element, RowError>
}

/// A record that could be read.
typealias GoodRow<Element> = (row: RowPlace, value: Element)

/// Reads one file into batches of rows on a thread of its own, so that reading and sealing run beside writing.
struct RowReading: Sendable {
    /// Enough to make a round trip or a wake-up cheap, few enough to keep memory flat.
    static let batchSize = KeyBatch.size
    /// How many batches may wait; with 500 orders of 1 kB about 2 MB.
    static let capacity = 4

    let file: ExchangeFile
    let sources: ImportSources
    let listener: ImportListener
    let keepsRaw: Bool

    /// Starts reading; a file that the import lacks has no rows.
    func start<Element: Sendable>(
        _ convert: @escaping @Sendable (any RecordSource) -> () throws -> Element
    ) -> BatchChannel<ImportedRow<Element>> {
        let channel = BatchChannel<ImportedRow<Element>>(capacity: Self.capacity)
        channel.start { [self] channel in
            guard let source = try open() else { return }
            listener.opened(file, source.rawHeader)
            try read(source, convert(source), into: channel)
        }
        return channel
    }

    private func open() throws -> (any RecordSource)? {
        do throws(CSVError) {
            return try sources.open(file)
        } catch {
            throw ImportError.unreadable(file: file.rawValue, reason: error.message)
        }
    }

    private func read<Element: Sendable>(
        _ source: any RecordSource,
        _ convert: () throws -> Element,
        into channel: BatchChannel<ImportedRow<Element>>
    ) throws {
        var batch: [ImportedRow<Element>] = []
        while let row = try next(source, convert) {
            batch.append(row)
            guard batch.count == Self.batchSize else { continue }
            listener.progress(file, source.bytesRead, source.byteCount)
            guard channel.send(batch) else { return }
            batch.removeAll(keepingCapacity: true)
        }
        listener.progress(file, source.bytesRead, source.byteCount)
        if !batch.isEmpty { _ = channel.send(batch) }
    }

    private func next<Element: Sendable>(
        _ source: any RecordSource,
        _ convert: () throws -> Element
    ) throws -> ImportedRow<Element>? {
        do throws(CSVError) {
            guard try source.next() else { return nil }
        } catch {
            guard case .badRecord(let line, let problem) = error else {
                throw ImportError.unreadable(file: file.rawValue, reason: error.message)
            }
            let field = RowError(column: problem.column ?? "", value: problem.value ?? "", expected: problem.expected)
            return ImportedRow(place: RowPlace(line: line, raw: raw(source)), result: .failure(field))
        }
        let place = RowPlace(line: source.line, raw: raw(source))
        do {
            return ImportedRow(place: place, result: .success(try convert()))
        } catch let error as RowError {
            return ImportedRow(place: place, result: .failure(error))
        }
    }

    private func raw(_ source: any RecordSource) -> String? { keepsRaw ? source.rawRecord : nil }
}
