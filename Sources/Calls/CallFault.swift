/// Why a report of a call isn't taken.
public enum CallFault: Error, Hashable, Sendable {
    case notJSON
    case missing(field: String)
    case unknownField(String)
    case badValue(field: String, expected: String)
    case badId
    case tooLong(field: String, limit: Int)
    /// How it ended, but not when.
    case endWithoutInstant
    /// The second step lies before the first.
    case outOfOrder(String, String)
    case tooLongACall
    case inFuture(field: String)
    /// The call is known to go the other way.
    case otherDirection
    /// A text that is no phone number.
    case badNumber(field: String)
    case noSuchDisposition(String)

    /// What the other side's operators read; it never repeats a number.
    public var sentence: String {
        switch self {
        case .notJSON: "内容不是正确的 JSON 对象，应为 {\"id\": …, \"direction\": …}，请检查引号、逗号和括号。"
        case .missing(let field): "缺少“\(field)”，请补上。"
        case .unknownField(let field): "没有“\(field)”这个字段，请核对拼写或删去。"
        case .badValue(let field, let expected): "“\(field)”应为\(expected)，请改正。"
        case .badId: "“id”应为1到\(Call.Limit.id)个不含空格的 ASCII 字符，请用话务系统的通话编号。"
        case .tooLong(let field, let limit): "“\(field)”不能超过\(limit)个字，请缩短。"
        case .endWithoutInstant: "有“end”而没有“ended”，请补上结束时间。"
        case .outOfOrder(let first, let second): "“\(second)”早于“\(first)”，请核对话务系统的时间。"
        case .tooLongACall: "一次通话不会超过24小时，请核对话务系统的时间。"
        case .inFuture(let field): "“\(field)”晚于现在，请校准话务系统的时钟。"
        case .otherDirection: "这个通话编号已登记为另一个方向，请核对“id”和“direction”。"
        case .badNumber(let field): "“\(field)”不是电话号码，请改正；对方未显示号码时不要发送这个字段。"
        case .noSuchDisposition(let code): "没有“\(code)”这个来电结果，请从列表中选择。"
        }
    }
}
