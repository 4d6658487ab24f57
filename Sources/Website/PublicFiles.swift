/// The static files, each under a name that changes with its content, so that browsers may keep them for ever.
struct PublicFiles: Sendable {
    struct File: Sendable {
        let content: [UInt8]
        let type: String
    }

    /// By the name in the URL: `style.5f3c….css`.
    let files: [String: File]
    private let names: [String: String]

    init(_ contents: [String: [UInt8]]) throws(WebsiteError) {
        var files: [String: File] = [:]
        var names: [String: String] = [:]
        for (name, content) in contents {
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

    private static let types = [
        ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
    ]

    /// FNV-1a, 64 bits: tells versions apart, keeps no secret.
    static func hash(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
