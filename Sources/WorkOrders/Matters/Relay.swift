public import WorkingDays

/// 代联系: a unit asks a citizen whom it may not know through the centre, which writes the answer back.
public struct Relay: Hashable, Codable, Sendable {
    /// From 1, in the order they were made.
    public var sequence: Int
    /// 转办序号.
    public var dispatch: String
    public var at: Instant
    public var question: String
    public var answer: String?
    public var answeredAt: Instant?

    public init(sequence: Int, dispatch: String, at: Instant, question: String) {
        self.sequence = sequence
        self.dispatch = dispatch
        self.at = at
        self.question = question
    }
}
