/// Writes a text file line by line; only its owner may read it.
public final class LineWriter {
    private let output: FileOutput

    /// Creates or replaces a file.
    public init(path: String) throws(CSVWriteError) { output = try FileOutput(path: path) }

    /// Writes a line and its end; the text holds no line end itself.
    public func write(_ line: String) throws(CSVWriteError) {
        var line = line
        line.append("\n")
        try output.write(Array(line.utf8))
    }

    /// Writes the rest and closes the file.
    public func finish() throws(CSVWriteError) { try output.finish() }
}
