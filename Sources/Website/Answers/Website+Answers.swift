import Hummingbird
import Templates

extension Website {
    /// A page; its length is exact, so that connections can be kept.
    func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.bytes))
        )
    }

    func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// Sends the browser to another page of the site.
    func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }

    /// A part of the path behind the prefix, decoded, counted from 0.
    ///
    /// Read from the path as sent: a number may hold an encoded `/`.
    func pathPart(_ index: Int, _ request: Request) throws(PageError) -> String {
        let parts = request.uri.path.split(separator: "/").dropFirst(paths.basePath.split(separator: "/").count)
        let index = parts.startIndex + index
        guard index < parts.endIndex, let part = URLText.decoded(parts[index]), !part.isEmpty else {
            throw .badRequest("网址中有无法识别的字符，请从首页进入。")
        }
        return part
    }
}
