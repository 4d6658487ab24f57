public import WorkingDays

/// 通报: title, paragraphs and tables of a period, every number in them a live field.
///
/// It is a draft as a value: whoever edits it changes the runs, and ``findings`` says what no longer agrees.
public struct MonthlyBulletin: Sendable {
    public let period: Period
    /// 数据截止时间.
    public let cutOff: Instant
    public let settings: BulletinSettings
    public var title: [Run]
    public var blocks: [Block]
    /// 附表.
    public var tables: [BulletinTable]
    /// Every figure of the period, those not in the text too.
    public var figures: FigureList
    public let summary: MonthSummary
    /// Rows of the imported history that could not be read.
    public let unreadableHistory: [String]

    /// One paragraph or heading of the text.
    public struct Block: Hashable, Sendable {
        /// What it is.
        public enum Role: Hashable, Sendable {
            /// 一、二、三、四.
            case heading
            case paragraph
        }

        public var role: Role
        public var runs: [Run]

        public init(_ role: Role, _ runs: [Run]) {
            self.role = role
            self.runs = runs
        }
    }
}
