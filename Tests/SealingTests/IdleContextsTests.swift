import Synchronization
import Testing

@testable import Sealing

@Suite("Idle contexts")
struct IdleContextsTests {
    /// Counts how many were made; each knows whether a call is using it.
    private final class Probe: Sendable {
        let uses = Atomic<Int>(0)
    }

    @Test("Calls one after the other share one context")
    func reuse() throws {
        let made = Mutex(0)
        let contexts = IdleContexts { () throws(SealingError) in
            made.withLock { $0 += 1 }
            return Probe()
        }
        for _ in 0..<10 { try contexts.use { _ in } }
        #expect(made.withLock { $0 } == 1)
    }

    @Test("A call inside another gets a context of its own")
    func nested() throws {
        let contexts = IdleContexts { () throws(SealingError) in Probe() }
        try contexts.use { (outer) throws(SealingError) in
            try contexts.use { inner in #expect(outer !== inner) }
        }
    }

    @Test("No context serves two calls at the same time")
    func exclusive() async throws {
        let contexts = IdleContexts { () throws(SealingError) in Probe() }
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<2000).reduce(0) { count, _ in
                        let before = try? contexts.use { probe in
                            defer { probe.uses.subtract(1, ordering: .sequentiallyConsistent) }
                            return probe.uses.add(1, ordering: .sequentiallyConsistent).oldValue
                        }
                        return count + (before ?? 1)
                    }
                }
            }
            for await overlaps in group { #expect(overlaps == 0) }
        }
    }

    @Test("A context whose call failed is not used again, and one that can't be made says so")
    func failures() throws {
        let made = Mutex(0)
        let contexts = IdleContexts { () throws(SealingError) in
            guard made.withLock({ count in count < 2 }) else { throw .cryptography(step: "made") }
            made.withLock { $0 += 1 }
            return Probe()
        }
        for _ in 0..<2 {
            #expect(throws: SealingError.damaged) {
                try contexts.use { (_) throws(SealingError) in throw .damaged }
            }
        }
        #expect(throws: SealingError.cryptography(step: "made")) { try contexts.use { _ in } }
    }
}
