public import WorkingDays

/// 现场核查: what somebody saw on the spot (domain.md §2).
public struct SiteInspection: Hashable, Codable, Sendable {
    /// From 1, in the order they were made.
    public var sequence: Int
    public var at: Instant
    /// 核查人 (工号).
    public var by: String
    public var notes: String
    /// Whether the matter was found solved.
    public var isSolved: Bool
    public var point: Point?
    /// Names of the photos in the attachment store.
    public var photos: [String]

    public init(
        sequence: Int,
        at: Instant,
        by: String,
        notes: String,
        isSolved: Bool,
        point: Point? = nil,
        photos: [String] = []
    ) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.notes = notes
        self.isSolved = isSolved
        self.point = point
        self.photos = photos
    }
}
