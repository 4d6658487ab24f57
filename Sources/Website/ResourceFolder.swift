import Foundation

/// The files that are shipped beside the program.
enum ResourceFolder {
    /// Every file below a folder, by its path in it.
    static func files(_ name: String) throws(WebsiteError) -> [String: [UInt8]] {
        let folder = Bundle.module.bundlePath + "/" + name
        guard let paths = FileManager.default.enumerator(atPath: folder) else { throw .missingFiles(folder: folder) }
        var files: [String: [UInt8]] = [:]
        for case let path as String in paths {
            // A folder has no content; what can't be read is missed by name when it is needed.
            if let content = FileManager.default.contents(atPath: "\(folder)/\(path)") { files[path] = Array(content) }
        }
        guard !files.isEmpty else { throw .missingFiles(folder: folder) }
        return files
    }
}
