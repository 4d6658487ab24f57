import Hummingbird
import Storage

extension Website {
    /// `GET /health`: whether the database answers, for monitors.
    @Sendable func health(_ request: Request) async throws -> Response {
        do {
            _ = try await database.read { try $0.rows("SELECT 1") }
            return text("ok\n")
        } catch {
            return text("database unavailable\n", status: .serviceUnavailable)
        }
    }

    /// `GET /public/:file`: a file whose name changes with its content.
    @Sendable func publicFile(_ request: Request) async throws -> Response {
        let name = try pathPart(1, request)
        guard let file = publicFiles.files[name] else { throw PageError.notFound("没有这个文件，请刷新页面。") }
        return Response(
            status: .ok,
            headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.content))
        )
    }
}
