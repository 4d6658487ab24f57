internal import CPostgres
internal import Storage

/// What the server said when it refused a statement; never its DETAIL, which quotes the row.
struct ServerError: Hashable {
    /// SQLSTATE, five letters and digits.
    let code: String
    /// The sentence of the error.
    let message: String
    /// The constraint that was broken, or the column that was NULL; empty if neither.
    let object: String
    /// Whether the server ends the connection after this.
    let isFatal: Bool

    /// What happened, in the words of the storage contract.
    var storageError: StorageError {
        switch (code.prefix(2), code) {
        case (_, "23505"): .duplicate
        // 54 is a row too wide for its index, 22001 a text too long for its column: the value is at fault, not the text.
        case ("23", _), ("54", _), (_, "22001"): .refused(object.isEmpty ? messageWithoutValues : object)
        case ("08", _), (_, "57P01"), (_, "57P02"), (_, "57P03"): .unavailable(message)
        case (_, "53300"), (_, "55P03"), ("40", _): .busy
        default: .failed("\(code) \(messageWithoutValues)")
        }
    }

    /// What may help against it.
    var remedy: Failure.Remedy {
        switch code {
        case "40001", "40P01": .runAgain
        // The tables changed under a prepared statement, or somebody between us and the server dropped it.
        case "0A000" where message.contains("cached plan"), "26000": .reconnect
        default: isFatal ? .reconnect : .nothing
        }
    }

    /// Errors of class 22 quote the value they could not use: "invalid input syntax for type bigint: "张三"".
    private var messageWithoutValues: String {
        guard code.hasPrefix("22"), let first = message.firstIndex(of: "\""), let last = message.lastIndex(of: "\"")
        else { return message }
        return "\(message[..<first])…\(message[last...].dropFirst())"
    }
}

extension ServerError {
    /// The error of a result that has one.
    init(_ result: OpaquePointer?) {
        func field(_ letter: Unicode.Scalar) -> String {
            PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) } ?? ""
        }
        code = field("C")
        let primary = field("M")
        message = primary.isEmpty ? oneLine(PQresultErrorMessage(result)) : primary
        let (constraint, column) = (field("n"), field("c"))
        object = constraint.isEmpty && !column.isEmpty ? "\(field("t")).\(column)" : constraint
        isFatal = ["FATAL", "PANIC"].contains(field("V"))
    }
}

/// libpq's words, which end with a line break and may have several lines.
func oneLine(_ words: UnsafePointer<CChar>?) -> String {
    let text = words.map { String(cString: $0) } ?? ""
    return text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined(separator: " ")
}
