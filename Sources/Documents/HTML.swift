/// Text as HTML shows it.
enum HTML {
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// An element with escaped attributes; the content is HTML already.
    static func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String) -> String {
        let attributes = attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
        return "<\(name)\(attributes)>\(content)</\(name)>"
    }
}
