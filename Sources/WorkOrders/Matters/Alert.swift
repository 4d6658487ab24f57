public import WorkingDays

/// 紧急与敏感: an order that the duty chain must confirm, with its reports (domain.md §2).
public struct Alert: Hashable, Codable, Sendable {
    /// From 1, in the order they were raised.
    public var sequence: Int
    public var kind: AlertKind
    public var at: Instant
    /// The words of the list that were found; empty where somebody flagged it by hand.
    public var words: [String]
    /// Who has been told so far (工号), in the order of the duty chain.
    public var told: [String]
    public var lastToldAt: Instant
    public var confirmedBy: String?
    public var confirmedAt: Instant?
    /// 首报, 续报, 终报 in the order they came.
    public var reports: [AlertReport]

    public init(sequence: Int, kind: AlertKind, at: Instant, words: [String], told: [String]) {
        self.sequence = sequence
        self.kind = kind
        self.at = at
        self.words = words
        self.told = told
        lastToldAt = at
        reports = []
    }

    /// Only the final report ends it; it never closes by itself.
    public var isOpen: Bool { reports.last?.phase != .final }
}

/// What makes an order urgent or sensitive.
public enum AlertKind: Int, Codable, Sendable, CaseIterable {
    case danger = 1
    case threat = 2
    case gathering = 3
    case minor = 4
    case publicSafety = 5
    case publicOpinion = 6

    /// The name on every page.
    public var title: String {
        switch self {
        case .danger: "危及生命"
        case .threat: "扬言极端"
        case .gathering: "群体聚集"
        case .minor: "未成年人侵害"
        case .publicSafety: "公共安全"
        case .publicOpinion: "舆情"
        }
    }
}

/// 首报, 续报 or 终报.
public struct AlertReport: Hashable, Codable, Sendable {
    public var phase: AlertPhase
    public var at: Instant
    /// 工号.
    public var by: String
    public var words: String

    public init(phase: AlertPhase, at: Instant, by: String, words: String) {
        self.phase = phase
        self.at = at
        self.by = by
        self.words = words
    }
}

/// Which report of an alert.
public enum AlertPhase: Int, Codable, Sendable, CaseIterable {
    case first = 1
    case further = 2
    case final = 3

    /// The name on every page.
    public var title: String {
        switch self {
        case .first: "首报"
        case .further: "续报"
        case .final: "终报"
        }
    }
}
