import Foundation
import Synchronization

/// One line on a terminal that says how far a file is; nothing where nobody watches.
final class ProgressBar: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let shown = Mutex("")

    /// Shows how much of a file has been read.
    func show(_ file: String, _ done: Int, of total: Int?) {
        guard let total, total > 0 else { return show(file, done) }
        let permille = min(done * 1000 / total, 1000)
        let filled = permille * 30 / 1000
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        draw("\(file) \(bar) \(permille / 10)%")
    }

    /// Shows how many records have been written.
    func show(_ file: String, _ count: Int) { draw("\(file) \(count)行") }

    /// Writes a line that stays, above the bar.
    func line(_ text: String) {
        shown.withLock { current in
            if isShown, !current.isEmpty { write("\r\u{1B}[K") }
            say(text)
            if isShown { write(current) }
        }
    }

    /// Removes the bar.
    func finish() { draw("") }

    private func draw(_ text: String) {
        guard isShown else { return }
        shown.withLock { current in
            guard current != text else { return }
            current = text
            write("\r\u{1B}[K" + text)
        }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
