/// The lines of one of a city's lists; every line that is wrong is told, and with one wrong line none counts.
enum CityLines<Column: ExchangeColumn> {
    /// Reads a file; `body` takes one line and may say what is wrong with it.
    static func read(
        _ source: CitySource,
        required: [Column],
        _ body: (Record<Column>) throws(RowError) -> Void
    ) throws(CityFileError) {
        try read(try source.reader(required: required.map(\.rawValue)), body)
    }

    /// Reads a source.
    static func read(
        _ source: any RecordSource,
        _ body: (Record<Column>) throws(RowError) -> Void
    ) throws(CityFileError) {
        // A condition under a misspelt name would be lost in silence.
        let names = Column.allCases.map(\.rawValue).joined(separator: "、")
        var problems = source.columns.filter { !$0.isEmpty && Column(rawValue: $0) == nil }
            .map { "没有“\($0)”这一列，应为\(names)" }
        let record = Record<Column>(source)
        while true {
            do {
                guard try source.next() else { break }
                try body(record)
            } catch let error as RowError {
                problems.append("第\(source.line)行，“\(error.column)”列：“\(error.value)”，\(error.expected)")
            } catch let error as CSVError where error.isRecoverable {
                problems.append(error.message)
            } catch let error as CSVError {
                throw .unreadable(file: source.fileName, reason: error.message)
            } catch {
                throw .unreadable(file: source.fileName, reason: String(describing: error))
            }
        }
        guard problems.isEmpty else { throw .badLines(file: source.fileName, problems) }
    }
}
