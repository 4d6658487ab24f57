import Bulletins
import Hummingbird

/// The fields of a form that was sent, in the order the browser sent them.
struct FormItems: Sendable {
    let items: [QueryItem]
    /// Files that were sent, by the name of their field.
    private(set) var files: [String: [UInt8]] = [:]

    /// An appeal of 20,000 characters takes 180 kB in a form, an answer of 50,000 takes 450.
    static let mostBytes = 1_000_000
    /// A table of settings has a field for each cell.
    static let mostItems = 2_000

    init(_ items: [QueryItem]) { self.items = items }

    /// Reads the body of a request.
    init(_ request: Request, mostBytes: Int = Self.mostBytes) async throws {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: mostBytes)
        } catch {
            throw PageError.badRequest("提交的内容过长，请把长文另存为附件，或分几次提交。")
        }
        if let boundary = Multipart.boundary(of: request) {
            let parts = try Multipart.parts(Array(buffer: buffer), boundary)
            try self.init(parts: parts)
        } else {
            try self.init(body: String(buffer: buffer))
        }
    }

    /// The parts of a form with files.
    init(parts: [Multipart.Part]) throws(PageError) {
        guard parts.count <= Self.mostItems else { throw .badRequest("提交的内容过多，请分几次提交。") }
        var items: [QueryItem] = []
        for part in parts {
            if part.isFile {
                files[part.name] = part.content
            } else {
                guard let text = String(validating: part.content, as: UTF8.self), !part.content.contains(0) else {
                    throw .badRequest("提交的内容中有无法识别的字符，请删去后重试。")
                }
                items.append(QueryItem(part.name, text.replacing("\r\n", with: "\n")))
            }
        }
        self.items = items
    }

    init(body: String) throws(PageError) {
        var items: [QueryItem] = []
        for part in body.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = URLText.decodedField(pair[0]),
                let value = URLText.decodedField(pair.count > 1 ? pair[1] : "")
            else { throw .badRequest("提交的内容中有无法识别的字符，请删去后重试。") }
            items.append(QueryItem(name, value))
            guard items.count <= Self.mostItems else { throw .badRequest("提交的内容过多，请分几次提交。") }
        }
        self.items = items
    }

    /// The value of a field without spaces around it; empty where it wasn't sent.
    subscript(_ name: String) -> String { (items.first { $0.name == name }?.value ?? "").trimmed }

    /// The value as it was typed.
    func typed(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }

    /// The value; nil where it wasn't sent or is blank.
    func given(_ name: String) -> String? {
        let value = self[name]
        return value.isEmpty ? nil : value
    }

    /// Every value of a field that may be sent more than once, blank ones left out.
    func all(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value.trimmed).filter { !$0.isEmpty }
    }

    /// The form with one field's value changed, or added.
    func with(_ name: String, _ value: String) -> FormItems {
        FormItems(items.filter { $0.name != name } + [QueryItem(name, value)])
    }

    /// The form with every value of a field changed, blank ones left as they are.
    func mapping(_ name: String, _ change: (String) -> String) -> FormItems {
        FormItems(
            items.map { item in
                guard item.name == name, !item.value.trimmed.isEmpty else { return item }
                return QueryItem(name, change(item.value.trimmed))
            }
        )
    }

    /// Whether a box was ticked.
    func isTicked(_ name: String) -> Bool { given(name) != nil }
}

extension String {
    /// Without the spaces around it: they are never meant.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
