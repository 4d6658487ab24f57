public import Casework
public import ServiceLifecycle
public import WorkingDays

/// Makes files of exports while the website runs, one after the other.
public struct ExportBeat: Service {
    /// Between two looks at the line: nobody who asks should wait long before it begins.
    private static let pause = Duration.seconds(1)

    /// By the rules as they are then.
    let desk: @Sendable () -> ListExportDesk
    let now: @Sendable () -> Instant

    public init(_ desk: @Sendable @escaping () -> ListExportDesk, now: @Sendable @escaping () -> Instant) {
        self.desk = desk
        self.now = now
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                // A database that is away for a moment is asked again with the next look.
                if (try? await desk().hasWork(at: now())) == true { _ = try? await desk().work(now: now) }
                try await Task.sleep(for: Self.pause)
            }
        }
        try? await desk().release()
    }
}
