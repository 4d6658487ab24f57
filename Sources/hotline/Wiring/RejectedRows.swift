import Casework
import Foundation
import Synchronization

/// The rows that an import skipped, as files that can be mended and imported again.
final class RejectedRows: Sendable {
    private struct State {
        var headers: [ExchangeFile: Data] = [:]
        var handles: [ExchangeFile: FileHandle] = [:]
        var failure: (any Error)?
    }

    private let folder: String
    private let state = Mutex(State())

    init(folder: String) { self.folder = folder.replacing("/.rejected", with: ".rejected") }

    func open(_ file: ExchangeFile, header: [UInt8]) {
        state.withLock { $0.headers[file] = Data(header) + Data("\n".utf8) }
    }

    func add(_ file: ExchangeFile, record: String) {
        state.withLock { state in
            do {
                let handle = try state.handles[file] ?? create(file, state.headers[file] ?? Data())
                state.handles[file] = handle
                try handle.write(contentsOf: Data((record + "\n").utf8))
            } catch {
                state.failure = error
            }
        }
    }

    /// Says where the rows are; throws where they could not be written.
    func finish() throws {
        let (files, failure) = state.withLock { ($0.handles, $0.failure) }
        if let failure { throw failure }
        for (file, handle) in files {
            try handle.close()
            say("未导入的行已写入 \(folder)/\(file.rawValue)，改正后可再导入。")
        }
    }

    private func create(_ file: ExchangeFile, _ header: Data) throws -> FileHandle {
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let path = "\(folder)/\(file.rawValue)"
        guard manager.createFile(atPath: path, contents: header, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CommandFailure.said("不能写入 \(path)，请检查文件夹的权限。") }
        try handle.seekToEnd()
        return handle
    }
}
