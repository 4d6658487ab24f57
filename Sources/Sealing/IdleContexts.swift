import Synchronization

/// Keyed libcrypto contexts that no call uses at the moment.
///
/// Keying a context costs more than using it, and a context serves one call at a time. A call takes one out, or
/// makes one when none is idle, works on it outside the lock and puts it back: there are never more than calls at
/// the same time. A context whose call failed is dropped.
final class IdleContexts<Context: Sendable>: Sendable {
    private let contexts = Mutex<[Context]>([])
    private let make: @Sendable () throws(SealingError) -> Context

    init(make: @escaping @Sendable () throws(SealingError) -> Context) {
        self.make = make
    }

    func use<Result>(
        _ body: (Context) throws(SealingError) -> Result
    ) throws(SealingError) -> Result {
        let idle = contexts.withLock { $0.popLast() }
        let context = if let idle { idle } else { try make() }
        let result = try body(context)
        contexts.withLock { $0.append(context) }
        return result
    }
}
