public import WorkOrders
public import WorkingDays

extension WorkOrderDesk {
    /// One action on one of several orders.
    public struct Step: Sendable {
        public var number: String
        /// The state that the officer saw; nil for whatever is newest.
        public var revision: Int?
        public var action: Action

        public init(_ action: Action, on number: String, revision: Int? = nil) {
            (self.action, self.number, self.revision) = (action, number, revision)
        }
    }

    /// What became of one of several orders.
    public struct Outcome: Sendable {
        public var number: String
        /// Why nothing was done; nil where it was.
        public var error: DeskError?
    }

    /// So many are on their way at once, and share a commit where the database can.
    private static let atOnce = 16

    /// Does something with each of several orders, in a transaction of its own: one that is refused keeps no other back.
    ///
    /// The outcomes are in the order of the steps. Throws `StorageError` where the database can't be reached; those
    /// before it may have been done then.
    public func carryOutEach(
        _ steps: [Step],
        by officer: Officer,
        at now: @Sendable @escaping () -> Instant
    ) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for begin in stride(from: 0, to: steps.count, by: Self.atOnce) {
            let some = steps[begin..<min(begin + Self.atOnce, steps.count)]
            outcomes += try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
                for (index, step) in some.enumerated() {
                    group.addTask { (index, try await outcome(of: step, by: officer, at: now())) }
                }
                var found: [(Int, Outcome)] = []
                for try await one in group { found.append(one) }
                return found.sorted { $0.0 < $1.0 }.map(\.1)
            }
        }
        return outcomes
    }

    private func outcome(of step: Step, by officer: Officer, at now: Instant) async throws -> Outcome {
        do {
            _ = try await carryOut(step.action, on: step.number, revision: step.revision, by: officer, at: now)
            return Outcome(number: step.number)
        } catch let error as DeskError {
            return Outcome(number: step.number, error: error)
        }
    }
}
