import Casework
import Documents
import Foundation

/// A JSON text from a file or from standard input.
enum JSONInput {
    static func value(_ path: String?) throws -> JSONValue {
        if let path { return try JSONValue(parsing: try TextFile.contents(of: path)) }
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure.said("标准输入不是 UTF-8 文本，请另存为 UTF-8 后再试。")
        }
        return try JSONValue(parsing: text)
    }
}
