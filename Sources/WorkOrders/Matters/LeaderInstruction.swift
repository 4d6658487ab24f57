public import WorkingDays

/// 领导批示: who instructed what on an order; 反馈 closes it (domain.md §2).
public struct LeaderInstruction: Hashable, Codable, Sendable {
    /// From 1, in the order they were made.
    public var sequence: Int
    /// 批示领导: office and name as the document has it.
    public var leader: String
    public var at: Instant
    /// 批示内容.
    public var words: String
    /// The tasks it was split into.
    public var tasks: [InstructionTask]

    public init(sequence: Int, leader: String, at: Instant, words: String, tasks: [InstructionTask]) {
        self.sequence = sequence
        self.leader = leader
        self.at = at
        self.words = words
        self.tasks = tasks
    }

    /// Whether every task has been reported on.
    public var isClosed: Bool { tasks.allSatisfy { $0.reportedAt != nil } }
}

/// One task of a 领导批示.
public struct InstructionTask: Hashable, Codable, Sendable {
    /// 承办单位; nil for the centre itself.
    public var unit: String?
    public var words: String
    /// 反馈.
    public var report: String?
    public var reportedAt: Instant?

    public init(unit: String?, words: String) {
        self.unit = unit
        self.words = words
    }
}
