import Hummingbird

/// The parts of a form with files (RFC 7578).
enum Multipart {
    struct Part: Hashable {
        var name: String
        var isFile: Bool
        var content: [UInt8]
    }

    /// The mark between parts; nil where the form has no files.
    static func boundary(of request: Request) -> [UInt8]? {
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data"),
            let mark = type.firstRange(of: "boundary=")
        else { return nil }
        let text = type[mark.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return text.isEmpty || text.utf8.count > 70 ? nil : Array(text.utf8)
    }

    /// The parts between the marks; throws where they are no form.
    static func parts(_ body: [UInt8], _ boundary: [UInt8]) throws(PageError) -> [Part] {
        let mark = Array("--".utf8) + boundary
        guard body.starts(with: mark) else { throw refused }
        var parts: [Part] = []
        var place = mark.count
        while !body[place...].starts(with: "--".utf8) {
            guard body[place...].starts(with: lineEnd), let head = find(lineEnd + lineEnd, in: body, from: place),
                let end = find(lineEnd + mark, in: body, from: head + 2)
            else { throw refused }
            let start = head + 4
            guard start <= end, let part = part(body[(place + 2)..<head], Array(body[start..<end])) else {
                throw refused
            }
            parts.append(part)
            place = end + 2 + mark.count
        }
        return parts
    }

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    private static let refused = PageError.badRequest("提交的内容不完整，请重新选择文件后再试。")

    private static func part(_ head: ArraySlice<UInt8>, _ content: [UInt8]) -> Part? {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = value(of: " name=\"", in: line)
        else { return nil }
        return Part(name: name, isFile: line.contains(" filename="), content: content)
    }

    private static func value(of mark: String, in line: Substring) -> String? {
        guard let start = line.firstRange(of: mark)?.upperBound else { return nil }
        return String(line[start...].prefix { $0 != "\"" })
    }

    private static func find(_ mark: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = mark.first, start <= body.count else { return nil }
        var place = start
        while let next = body[place...].firstIndex(of: first) {
            if body[next...].starts(with: mark) { return next }
            place = next + 1
        }
        return nil
    }
}
