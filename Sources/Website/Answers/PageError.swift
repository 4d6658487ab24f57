import Casework
import Hummingbird
import Storage

/// Why a page can't be shown; what people read and the HTTP status are made here and nowhere else.
enum PageError: Error, Hashable {
    /// There is no such page or order; what was looked for and what to do.
    case notFound(String)
    /// The address asks for something that can't be; what to mend.
    case badRequest(String)
    /// The form was sent by nobody who is signed in; his words are still in the browser.
    case signInNeeded
    /// The role may not open this.
    case forbidden
    /// The form's token is that of an earlier session.
    case stale
    /// The rule or the desk refused; its sentence.
    case refused(String)
    /// The database is busy or away for a moment.
    case unavailable
    /// A fault of the program.
    case fault

    /// The page error behind any error.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as PageError: error
            case let error as StorageError: PageError(error)
            case let error as DeskError: PageError(error)
            case let error as CallRefusal: .refused(error.sentence)
            case let error as ExportRefusal: PageError(error)
            case let error as any HTTPResponseError where error.status == .notFound:
                .notFound("没有这个页面，请核对网址，或从首页进入。")
            case let error as any HTTPResponseError where (400..<500).contains(error.status.code):
                .badRequest("无法理解这个请求，请从首页进入。")
            default: .fault
            }
    }

    private init(_ error: DeskError) {
        self =
            switch error {
            case .unknownOrder(let number): .notFound("没有编号为“\(number)”的工单，请核对编号。")
            case .refused, .outdated, .numberTaken, .registeredAlready, .dayClosed, .brokenChain:
                .refused(error.sentence)
            }
    }

    private init(_ error: ExportRefusal) {
        self =
            switch error {
            case .unknown: .notFound(error.sentence)
            // Not even that it is there.
            case .notYours(let id): .notFound(ExportRefusal.unknown(id).sentence)
            case .centreOnly: .forbidden
            case .noColumns, .identityForbidden, .reasonMissing, .reasonTooLong, .empty, .tooMany, .tooManyOpen,
                .notReady, .fileMissing:
                .refused(error.sentence)
            }
    }

    private init(_ error: StorageError) {
        self =
            switch error {
            case .notFound: .notFound("没有找到要查看的内容，请核对编号。")
            case .busy, .unavailable, .closed: .unavailable
            case .outdated, .duplicate, .refused, .unexpectedValue, .uncertain, .forbidden, .failed: .fault
            }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .badRequest: .badRequest
        case .signInNeeded: .unauthorized
        case .forbidden, .stale: .forbidden
        case .refused: .conflict
        case .unavailable: .serviceUnavailable
        case .fault: .internalServerError
        }
    }

    var title: String {
        switch self {
        case .notFound: "没有找到"
        case .badRequest: "网址有误"
        case .signInNeeded: "请重新登录"
        case .forbidden: "没有权限"
        case .stale: "页面已过期"
        case .refused: "没有办成"
        case .unavailable: "系统正忙"
        case .fault: "系统出错"
        }
    }

    var sentence: String {
        switch self {
        case .notFound(let sentence), .badRequest(let sentence), .refused(let sentence): sentence
        case .signInNeeded: "登录已结束，内容没有提交。请登录后返回重试。"
        case .forbidden: "您的角色不能打开这个页面。如工作需要，请联系安全管理员调整权限。"
        case .stale: "这个页面是上次登录时打开的。请返回、刷新后再提交，填写的内容仍在。"
        case .unavailable: "数据库暂时没有应答，请稍后刷新页面。"
        case .fault: "页面没有生成，问题已记入日志，请联系系统管理员。"
        }
    }
}
