import Glibc

@testable import Exchange

/// What a source gave, in order: records and bad ones, each with the line it starts on.
enum Seen: Hashable {
    case record(Int, [String])
    case bad(Int, RowProblem)

    /// All that a source gives.
    static func all(_ source: some RecordSource) throws -> [Seen] {
        var seen: [Seen] = []
        while true {
            do throws(CSVError) {
                guard try source.next() else { return seen }
                seen.append(.record(source.line, source.columns.indices.map { source.text($0) }))
            } catch {
                guard case .badRecord(let line, let problem) = error else { throw error }
                seen.append(.bad(line, problem))
            }
        }
    }

    /// All that a text gives.
    static func all(_ text: String, settings: CSVSettings = CSVSettings(), piece: Int = .max) throws -> [Seen] {
        try all(Array(text.utf8), settings: settings, piece: piece)
    }

    /// All that bytes give.
    static func all(_ bytes: [UInt8], settings: CSVSettings = CSVSettings(), piece: Int = .max) throws -> [Seen] {
        try all(CSVReader(bytes: bytes, fileName: "test.csv", settings: settings, piece: piece))
    }
}

/// A file that is gone with the value.
final class TemporaryFile {
    let path: String

    init(_ bytes: some Collection<UInt8> = []) {
        path = "/tmp/hotline-exchange-\(getpid())-\(UInt64.random(in: 0 ... .max)).csv"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        defer { close(descriptor) }
        let count = Array(bytes).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        precondition(descriptor >= 0 && count == bytes.count)
    }

    deinit { unlink(path) }

    /// What the file holds.
    var bytes: [UInt8] {
        get throws { try ByteSource(path: path).readAll(upTo: 64 << 20) }
    }
}
