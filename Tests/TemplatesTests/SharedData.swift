import Foundation

/// The folder `shared` beside the checkout, with data that is not part of it; nil when there is none.
func sharedFolder() -> URL? {
    if let path = ProcessInfo.processInfo.environment["HOTLINE_SHARED"] {
        return URL(fileURLWithPath: path, isDirectory: true)
    }
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.pathComponents.count > 1 {
        folder.deleteLastPathComponent()
        let shared = folder.appendingPathComponent("shared", isDirectory: true)
        if FileManager.default.fileExists(atPath: shared.path) { return shared }
    }
    return nil
}
