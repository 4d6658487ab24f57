import Synchronization

/// A list that several tasks append to.
final class Collected<Element: Sendable>: Sendable {
    private let list = Mutex<[Element]>([])

    /// What was appended, in the order it was.
    var elements: [Element] { list.withLock { $0 } }

    func append(_ element: Element) { list.withLock { $0.append(element) } }
}
