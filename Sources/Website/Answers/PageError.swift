import Hummingbird
import Storage

/// Why a page can't be shown; what people read and the HTTP status are made here and nowhere else.
enum PageError: Error, Hashable {
    /// There is no such page or order; what was looked for and what to do.
    case notFound(String)
    /// The address asks for something that can't be; what to mend.
    case badRequest(String)
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
            case let error as any HTTPResponseError where error.status == .notFound:
                .notFound("没有这个页面，请核对网址，或从首页进入。")
            case let error as any HTTPResponseError where (400..<500).contains(error.status.code):
                .badRequest("无法理解这个请求，请从首页进入。")
            default: .fault
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
        case .unavailable: .serviceUnavailable
        case .fault: .internalServerError
        }
    }

    var title: String {
        switch self {
        case .notFound: "没有找到"
        case .badRequest: "网址有误"
        case .unavailable: "系统正忙"
        case .fault: "系统出错"
        }
    }

    var sentence: String {
        switch self {
        case .notFound(let sentence), .badRequest(let sentence): sentence
        case .unavailable: "数据库暂时没有应答，请稍后刷新页面。"
        case .fault: "页面没有生成，问题已记入日志，请联系系统管理员。"
        }
    }
}
