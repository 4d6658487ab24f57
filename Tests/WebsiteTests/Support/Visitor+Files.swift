import Hummingbird
import HummingbirdTesting

@testable import Website

extension Visitor {
    /// Sends a form with a file in it as a browser does.
    func send(_ file: [UInt8], _ fields: [(String, String)] = [], to path: String) async throws -> Page {
        let mark = "----hotline7d1"
        var body: [UInt8] = []
        for (name, value) in [("csrf", csrf)] + fields {
            let head = "--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n"
            body += Array("\(head)\(value)\r\n".utf8)
        }
        let head = "--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
        body += Array("\(head)Content-Type: text/csv\r\n\r\n".utf8) + file + Array("\r\n--\(mark)--\r\n".utf8)
        let answer = try await client.execute(
            uri: path,
            method: .post,
            headers: [.cookie: cookie, .contentType: "multipart/form-data; boundary=\(mark)"],
            body: ByteBuffer(bytes: body)
        )
        return Page(answer, path)
    }

    /// The same with a text.
    func send(_ text: String, _ fields: [(String, String)] = [], to path: String) async throws -> Page {
        try await send(Array(text.utf8), fields, to: path)
    }
}
