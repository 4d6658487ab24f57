public import Casework
public import ServiceLifecycle
import Storage
public import WorkingDays

/// Makes the tables that are due every day, week or month while the website runs.
public struct TableBeat: Service {
    /// Between two looks; tables are due at 00:00.
    private static let pause = Duration.seconds(60)

    let desk: TableDesk
    let now: @Sendable () -> Instant

    public init(_ desk: TableDesk, now: @Sendable @escaping () -> Instant) {
        self.desk = desk
        self.now = now
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                // A database that is away for a moment is asked again with the next look.
                _ = try? await desk.makeDue(at: now(), isStopped: { Task.isCancelled })
                try await Task.sleep(for: Self.pause)
            }
        }
    }
}
