import Dispatch
import Foundation
import Synchronization

/// Hears SIGTERM and SIGINT.
struct StopSignal {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    init() {
        let flag = flag
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { flag.isSet.store(true, ordering: .relaxed) }
            source.activate()
            return source
        }
    }

    /// The same for another thread.
    var check: @Sendable () -> Bool {
        let flag = flag
        return { flag.isSet.load(ordering: .relaxed) }
    }

    var isAsked: Bool { flag.isSet.load(ordering: .relaxed) }

    /// Waits, in short steps so that nobody who stops the process waits long.
    func wait(seconds: Int) async {
        for _ in 0..<seconds * 10 where !isAsked { try? await Task.sleep(for: .milliseconds(100)) }
    }
}
