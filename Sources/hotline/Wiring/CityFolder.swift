import Casework
import Exchange
import Foundation

/// A city's folder: its rules as files.
enum CityFolder {
    /// Reads what a folder has; nil is no folder.
    static func city(_ folder: String?) throws -> CityRules {
        var city = CityRules()
        guard let folder else { return city }
        let present = CityFile.allCases.filter { FileManager.default.fileExists(atPath: path($0, folder)) }
        guard !present.isEmpty else {
            let names = CityFile.allCases.map(\.rawValue).joined(separator: "、")
            throw CommandFailure.said("城市文件夹 \(folder) 中没有 \(names) 中的任何一个，请检查 --city 或 HOTLINE_CITY。")
        }
        for file in present {
            try city.read(file, try text(path(file, folder)), name: path(file, folder))
        }
        try city.check(path(.limits, folder))
        return city
    }

    /// A file's text in UTF-8; a list may also come in GB18030, as spreadsheet programs write it.
    static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure.said("打不开 \(path)，请检查路径和读取权限。")
        }
        return try TextDecoding.text(Array(data), name: path)
    }

    private static func path(_ file: CityFile, _ folder: String) -> String { "\(folder)/\(file.rawValue)" }
}
