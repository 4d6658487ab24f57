/// The static files, each under a name that changes with its content, so that browsers may keep them for ever.
struct PublicFiles: Sendable {
    struct File: Sendable {
        let content: [UInt8]
        let type: String
    }

    /// By the name in the URL: `style.5f3c….css`.
    let files: [String: File]
    private let names: [String: String]

    /// The style sheets in the order in which they apply.
    ///
    /// They are served as one, `style.css`: a page asks once, and no page can have them in another order.
    static let sheets = [
        "tokens.css", "base.css", "forms.css", "parts.css", "overlays.css", "pages.css", "desk.css",
        "tables.css",
    ]

    /// The scripts of a page in the order in which they are read; the first has what the others share.
    ///
    /// Each is served by itself: a fault in one leaves the others working.
    static let scripts = [
        "page.js", "keys.js", "dialog.js", "menu.js", "vault.js", "draft.js", "match.js", "picker.js", "phrases.js",
        "numbers.js", "fill.js",
        "card.js", "check.js", "part.js", "rows.js", "choose.js", "columns.js", "undo.js", "session.js", "live.js",
        "calls.js",
        "urgent.js", "dispatching.js", "unit-desk.js", "suggest.js",
    ]

    init(_ contents: [String: [UInt8]]) throws(WebsiteError) {
        var files: [String: File] = [:]
        var names: [String: String] = [:]
        for (name, content) in Self.served(contents) {
            guard let dot = name.lastIndex(of: "."), let type = Self.types[String(name[dot...])] else { continue }
            let hashed = "\(name[..<dot]).\(Self.hash(content))\(name[dot...])"
            files[hashed] = File(content: content, type: type)
            names[name] = hashed
        }
        self.files = files
        self.names = names
    }

    /// The name in the URL of a file of the program.
    func name(of file: String) throws(WebsiteError) -> String {
        guard let name = names[file] else { throw .missingFiles(folder: "Public/\(file)") }
        return name
    }

    /// The files as they are served: the style sheets joined, everything else as it is.
    ///
    /// Where one is missing there is no `style.css`, which is missed by name.
    private static func served(_ contents: [String: [UInt8]]) -> [String: [UInt8]] {
        let parts = sheets.compactMap { contents[$0] }
        guard parts.count == sheets.count else { return contents }
        var served = contents.filter { !sheets.contains($0.key) }
        served["style.css"] = Array(parts.joined())
        return served
    }

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ]

    /// FNV-1a, 64 bits: tells versions apart, keeps no secret.
    static func hash(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
