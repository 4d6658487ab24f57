/// Why a file is not one of a city's lists.
public enum CityFileError: Error, Hashable, Sendable {
    /// The file can't be read at all; the reason in Chinese.
    case unreadable(file: String, reason: String)
    /// What is wrong, line by line, in Chinese.
    case badLines(file: String, [String])

    /// What is wrong and what to write instead, in Chinese.
    public var message: String {
        switch self {
        case .unreadable(let file, let reason): "\(file)：\(reason)"
        case .badLines(let file, let lines): lines.map { "\(file) \($0)。" }.joined(separator: "\n")
        }
    }
}

extension CityFileError {
    /// What is wrong, a sentence for each line.
    public var lines: [String] {
        switch self {
        case .unreadable(_, let reason): [reason]
        case .badLines(_, let lines): lines.map { "\($0)。" }
        }
    }
}
