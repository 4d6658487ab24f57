import Foundation
import Testing

/// Whole answers as files beside the tests; `HOTLINE_RECORD=1` writes them anew.
enum Snapshot {
    static func check(_ page: Page, _ name: String, location: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: "\(name).txt")
        let text = text(page)
        if ProcessInfo.processInfo.environment["HOTLINE_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(firstDifference(kept, text) == nil, sourceLocation: location)
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Snapshots")

    /// Status, headers and body; the hashes of static files are left out so that a new colour changes no snapshot.
    private static func text(_ page: Page) -> String {
        let headers = page.headers.map { "\($0.name): \($0.value)" }.sorted()
        let text = (["GET \(page.path)", "\(page.status)"] + headers + ["", page.body]).joined(separator: "\n")
        return text.replacing(#/\.[0-9a-f]{16}\./#, with: ".HASH.")
    }

    private static func firstDifference(_ kept: String, _ now: String) -> String? {
        guard kept != now else { return nil }
        let (old, new) = (kept.split(separator: "\n"), now.split(separator: "\n"))
        let index =
            zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
        let was = index < old.count ? old[index] : "(end)"
        let isNow = index < new.count ? new[index] : "(end)"
        return "line \(index + 1): was \(was), is \(isNow)"
    }
}
