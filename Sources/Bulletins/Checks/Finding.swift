/// Something in a bulletin that doesn't agree, shown under it before publication.
public struct Finding: Hashable, Sendable {
    /// Whether it may be published with it.
    public enum Severity: String, Sendable, Comparable {
        /// The bulletin contradicts itself: to be put right first.
        case error
        /// Somebody has to look.
        case warning

        /// The name on the page.
        public var title: String {
            switch self {
            case .error: "错误"
            case .warning: "提醒"
            }
        }

        public static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
    }

    /// What was checked.
    public enum Rule: String, Sendable, CaseIterable {
        /// Parts add up to their total.
        case sum
        /// The shares of a table are taken of the same whole.
        case denominator
        /// The totals of a table can be worked out from its rows.
        case pooled
        /// Text and tables repeat the figures.
        case repeated
        /// No figure is named that the period doesn't have.
        case missing
        /// Over nothing stands "—", never 0% or 100%.
        case nothing
        /// 100% is everything; a rate that is only rounded up to it hides those that are missing.
        case full
        /// No part is larger than its whole, and nothing is negative but a change.
        case range
        /// Every named unit has a row or a note.
        case unit
        /// Every number in the text is a live field.
        case loose
        /// No ordinal is skipped or there twice.
        case ordinal
        /// Every row counted has a name in the city's lists.
        case unknown
        /// The imported history can be read.
        case history
    }

    public var rule: Rule
    public var severity: Severity
    /// What doesn't agree and what to do, in Chinese.
    public var message: String

    init(_ rule: Rule, _ message: String, severity: Severity = .error) {
        self.rule = rule
        self.severity = severity
        self.message = message
    }
}
