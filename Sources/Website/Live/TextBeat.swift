public import Casework
public import ServiceLifecycle
import Storage
public import WorkingDays

/// Indexes what orders say while the website runs; what waits for it is searched all the same.
public struct TextBeat: Service {
    /// Between two looks at the line.
    private static let pause = Duration.milliseconds(500)

    let desk: TextIndexDesk
    let now: @Sendable () -> Instant

    public init(_ desk: TextIndexDesk, now: @Sendable @escaping () -> Instant) {
        self.desk = desk
        self.now = now
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                // A database that is away for a moment is asked again with the next look.
                _ = try? await desk.index(now: now, atLeast: TextWaiting.batch)
                try await Task.sleep(for: Self.pause)
            }
        }
        try? await desk.release()
    }
}
