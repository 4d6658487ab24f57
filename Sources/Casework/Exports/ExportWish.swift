public import Bulletins
public import Storage

/// What an officer asks to be exported.
public struct ExportWish: Hashable, Sendable {
    public var query: OrderQuery
    /// The query in words, as they stand in the file; numbers in it are masked there.
    public var conditions: String
    public var columns: [OrderColumn]
    public var form: ExportForm
    /// Why identity is needed; blank without it.
    public var reason: String

    public init(
        query: OrderQuery,
        conditions: String,
        columns: [OrderColumn] = OrderColumn.standard,
        form: ExportForm = .workbook,
        reason: String = ""
    ) {
        self.query = query
        self.conditions = conditions
        self.columns = columns
        self.form = form
        self.reason = reason
    }

    var hasIdentity: Bool { columns.contains(where: \.isIdentity) }
}

/// Why an export isn't begun, or its file not given.
public enum ExportRefusal: Error, Hashable, Sendable {
    /// A unit's officer; his orders are his dispatches.
    case centreOnly
    case noColumns
    case identityForbidden(role: String)
    case reasonMissing
    case reasonTooLong(most: Int)
    /// Nothing matches.
    case empty
    case tooMany(most: Int)
    /// So many of his are not done yet.
    case tooManyOpen(most: Int)
    case unknown(Int)
    case notYours(Int)
    case notReady(ExportState)
    /// The file isn't in the folder any more.
    case fileMissing

    /// What people read.
    public var sentence: String {
        switch self {
        case .centreOnly: "工单清单只由热线中心导出，请在转办件中查看本单位的办件。"
        case .noColumns: "没有选择要导出的列，请至少选一列。"
        case .identityForbidden(let role): "“\(role)”不能查看诉求人身份信息，请去掉姓名和号码各列，或请有权限的同事导出。"
        case .reasonMissing: "导出诉求人身份信息须写明理由，请填写用途。"
        case .reasonTooLong(let most): "理由过长，最多\(most)字，请写简短一些。"
        case .empty: "没有符合条件的工单，请放宽条件后再导出。"
        case .tooMany(let most): "符合条件的工单超过\(most / 10_000)万件，一次不能导出，请缩小受理时间等条件，分几次导出。"
        case .tooManyOpen(let most): "您已有\(most)个导出没有完成，请等其中一个完成，或停止一个后再试。"
        case .unknown(let id): "没有编号为\(id)的导出，请从“导出”页面选择。"
        case .notYours: "这个导出是别人的，只有申请人能下载或停止。"
        case .notReady(let state): "这个导出\(state.title)，现在没有文件可以下载。"
        case .fileMissing: "导出的文件已不在服务器上，请重新导出。"
        }
    }
}
