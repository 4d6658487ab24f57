internal import CPostgres

/// A connection string as it may be shown.
public enum ConnectionText {
    /// What the text says, without its secrets; nil where libpq can't read it or would read it wrongly.
    ///
    /// libpq takes it apart, so that what is shown is what will be used, and a password is found wherever it stands. A
    /// character in it that should have been percent-encoded moves the rest into port or database: such a text is not
    /// shown either.
    public static func shown(_ text: String) -> String? {
        guard let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var parts: [String] = []
        var option = options
        while let keyword = option.pointee.keyword.map({ String(cString: $0) }) {
            if let value = option.pointee.val.map({ String(cString: $0) }) {
                guard isWhole(keyword, value) else { return nil }
                parts.append("\(keyword)=\(isSecret(option.pointee) ? "******" : value)")
            }
            option += 1
        }
        return "postgresql：" + parts.joined(separator: " ")
    }

    private static func isWhole(_ keyword: String, _ value: String) -> Bool {
        switch keyword {
        // Several ports have commas between them.
        case "port": value.allSatisfy { $0 == "," || ("0"..."9").contains($0) }
        case "host", "hostaddr", "dbname": !value.contains("@")
        default: true
        }
    }

    /// libpq marks what a form should hide with a star.
    private static func isSecret(_ option: PQconninfoOption) -> Bool {
        option.dispchar.map { $0.pointee == CChar(UInt8(ascii: "*")) } ?? false
    }
}
