import Casework
import Foundation
import Hummingbird
import Storage
import WorkOrders

extension Website {
    private static let pieceBytes = 64 << 10

    /// Answers `GET /exports/:id/file` piece by piece, to who asked for it alone.
    @Sendable func exportFile(_ request: Request) async throws -> Response {
        let (export, path) = try await exportDesk().fetch(try exportId(request), by: try exporter(), at: now())
        let plain = "export-\(export.id).\(export.form.ending)"
        let name = "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(URLText.encoded(export.downloadName))"
        // Opened with the body: an answer without one (HEAD) opens nothing.
        let body = ResponseBody(contentLength: export.bytes) { writer in
            guard let file = FileHandle(forReadingAtPath: path) else { throw PageError.unavailable }
            defer { try? file.close() }
            while let piece = try file.read(upToCount: Self.pieceBytes), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: Self.type(of: export.form), .contentDisposition: name],
            body: body
        )
    }

    private static func type(of form: ExportForm) -> String {
        switch form {
        case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        case .gb18030: "text/csv; charset=gb18030"
        }
    }
}
