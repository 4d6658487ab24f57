import Casework
import Foundation

/// A short text file that a person hands in.
enum TextFile {
    /// A list of officers as CSV, from a CSV file in UTF-8 or GB18030 or from a workbook's first sheet.
    static func list(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure.said("打不开 \(path)，请检查路径和读取权限。")
        }
        return try AccountDesk.list(Array(data), name: path)
    }

    /// The text of a UTF-8 file; a byte order mark is left out.
    static func contents(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure.said("打不开 \(path)，请检查路径和读取权限。")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure.said("\(path) 不是 UTF-8 文本，请另存为 UTF-8 后再试。")
        }
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
}
