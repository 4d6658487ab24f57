import Foundation
import Testing

/// Compares a document with the file kept of it; `HOTLINE_RECORD=1` writes the file anew.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Snapshots").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["HOTLINE_RECORD"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    for (index, lines) in zip(
        kept.split(separator: "\n", omittingEmptySubsequences: false),
        text.split(separator: "\n", omittingEmptySubsequences: false)
    ).enumerated() where lines.0 != lines.1 {
        Issue.record("\(name):\(index + 1) was “\(lines.0)”, is “\(lines.1)”", sourceLocation: sourceLocation)
        return
    }
    #expect(kept == text, sourceLocation: sourceLocation)
}
