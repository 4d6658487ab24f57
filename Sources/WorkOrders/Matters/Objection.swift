public import WorkingDays

/// 申诉: a unit contests a rating; two people decide (domain.md §2).
public struct Objection: Hashable, Codable, Sendable {
    /// From 1, in the order they were made.
    public var sequence: Int
    /// 承办单位.
    public var unit: String
    public var at: Instant
    /// 理由代码.
    public var reasonCode: String
    /// 证据.
    public var evidence: String
    /// The votes so far, at most two, by different people.
    public var votes: [ObjectionVote]

    public init(sequence: Int, unit: String, at: Instant, reasonCode: String, evidence: String) {
        self.sequence = sequence
        self.unit = unit
        self.at = at
        self.reasonCode = reasonCode
        self.evidence = evidence
        votes = []
    }

    /// How many people decide (domain.md §2).
    public static let voters = 2

    /// Upheld when both said so; nil while a vote is missing.
    public var isUpheld: Bool? {
        if votes.contains(where: { !$0.isUpheld }) { return false }
        return votes.count == Self.voters ? true : nil
    }
}

/// One of the two decisions on an objection.
public struct ObjectionVote: Hashable, Codable, Sendable {
    /// 工号.
    public var by: String
    public var at: Instant
    public var isUpheld: Bool
    public var opinion: String

    public init(by: String, at: Instant, isUpheld: Bool, opinion: String) {
        self.by = by
        self.at = at
        self.isUpheld = isUpheld
        self.opinion = opinion
    }
}
