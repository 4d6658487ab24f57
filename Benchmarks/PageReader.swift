import Foundation
import Glibc

/// Reads pages over one kept connection: what a browser waits for, with as little beside it as there can be.
final class PageReader {
    private let socket: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// Connects to a server on this machine, waiting ten minutes for it to come up: it may bring a schema up to date.
    init(port: UInt16) async throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        for _ in 0..<6_000 {
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            let size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
            }
            if result == 0 {
                self.socket = socket
                return
            }
            close(socket)
            try await Task.sleep(for: .milliseconds(100))
        }
        throw ProgramFailure.noAnswer("port \(port)")
    }

    deinit { close(socket) }

    /// The status and the bytes of a page.
    func get(_ path: String) throws -> (status: Int, body: [UInt8]) {
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
        guard send(socket, request, request.count, 0) == request.count else { throw ProgramFailure.noAnswer(path) }
        var answer: [UInt8] = []
        var headEnd: Int?
        var expected = Int.max
        while answer.count < expected {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw ProgramFailure.noAnswer(path) }
            answer += buffer[..<count]
            guard headEnd == nil, let end = answer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound else { continue }
            headEnd = end
            expected = end + Self.length(String(decoding: answer[..<end], as: UTF8.self))
        }
        let status = Int(String(decoding: answer.dropFirst(9).prefix(3), as: UTF8.self)) ?? 0
        return (status, Array(answer[(headEnd ?? 0)...]))
    }

    private static func length(_ head: String) -> Int {
        let line = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        return line.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
    }
}
