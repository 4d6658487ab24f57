public import Bulletins
public import WorkingDays

/// What kind of file an export makes.
public enum ExportForm: Int, CaseIterable, Hashable, Sendable {
    case workbook = 1
    /// With a byte order mark, by which spreadsheet programs know it.
    case csv = 2
    case gb18030 = 3

    /// What people read.
    public var title: String {
        switch self {
        case .workbook: "Excel 工作簿（xlsx）"
        case .csv: "CSV（UTF-8）"
        case .gb18030: "CSV（GB18030）"
        }
    }

    /// How the names of its files end, without the dot.
    public var ending: String {
        switch self {
        case .workbook: "xlsx"
        case .csv, .gb18030: "csv"
        }
    }
}

/// Where an export stands.
public enum ExportState: Int, CaseIterable, Hashable, Sendable {
    case waiting = 1
    case running = 2
    case done = 3
    case failed = 4
    case stopped = 5
    /// Its file was removed.
    case expired = 6

    /// What people read.
    public var title: String {
        switch self {
        case .waiting: "排队中"
        case .running: "正在导出"
        case .done: "可以下载"
        case .failed: "没有导出"
        case .stopped: "已停止"
        case .expired: "已过期"
        }
    }

    /// Whether a file is still to come.
    public var isOpen: Bool { self == .waiting || self == .running }
}

/// 导出 of a list: who asked for what, and how far it is.
public struct ListExport: Hashable, Sendable {
    /// 导出编号, counted up from 1.
    public var id: Int
    /// 工号 of who asked, whom alone the file is for.
    public var officer: String
    public var officerName: String
    public var role: String
    public var requestedAt: Instant
    public var form: ExportForm
    /// The conditions as lines of name=value; empty when it has ended: nobody needs what was looked for then.
    public var query: String
    /// The conditions in words.
    public var conditions: String
    public var columns: [OrderColumn]
    /// Why identity is needed; nil without it.
    public var reason: String?
    public var state = ExportState.waiting
    /// How often it was begun.
    public var attempts = 0
    /// How many orders there were when it was asked for.
    public var totalRows = 0
    public var doneRows = 0
    /// The name of the file in the folder of exports.
    public var file: String?
    public var bytes: Int?
    public var finishedAt: Instant?
    /// Why there is no file.
    public var failure: String?

    public init(
        id: Int,
        officer: String,
        officerName: String,
        role: String,
        requestedAt: Instant,
        form: ExportForm,
        query: String,
        conditions: String,
        columns: [OrderColumn],
        reason: String? = nil
    ) {
        self.id = id
        self.officer = officer
        self.officerName = officerName
        self.role = role
        self.requestedAt = requestedAt
        self.form = form
        self.query = query
        self.conditions = conditions
        self.columns = columns
        self.reason = reason
    }

    /// Whether it tells who citizens are.
    public var hasIdentity: Bool { columns.contains(where: \.isIdentity) }
}
