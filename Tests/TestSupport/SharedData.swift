import Foundation

/// Data that are never committed: beside the checkout, or where HOTLINE_SHARED says.
public enum SharedData {
    /// The folder of the data; nil where it is absent.
    public static let folder: String? = {
        let named = ProcessInfo.processInfo.environment["HOTLINE_SHARED"]
        let beside = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared").standardizedFileURL.path
        let path = (named ?? beside) + "/data"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    /// Whether tests that need the data can run.
    public static var isPresent: Bool { folder != nil }

    /// A folder or file of the data.
    public static func path(_ name: String) -> String { (folder ?? "") + "/" + name }
}
