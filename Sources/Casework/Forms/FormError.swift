/// Why a JSON text is not what a command takes.
///
/// A closed set; ``sentence`` says where and what to write instead.
public enum FormError: Error, Hashable, Sendable {
    /// The text is no JSON.
    case notJSON
    /// A field that must be there.
    case missing(field: String)
    /// A field that nobody knows.
    case unknownField(String)
    /// A value of another type, or a text that isn't written as it should be.
    case wrongValue(field: String, expected: String)
    /// No action has this name.
    case unknownAction(String)

    /// What people read.
    public var sentence: String {
        switch self {
        case .notJSON: "不是正确的 JSON，应为 {\"字段\": 值, …}，请检查引号、逗号和括号。"
        case .missing(let field): "缺少“\(field)”，请补上。"
        case .unknownField(let field): "没有“\(field)”这个字段，请核对拼写或删去。"
        case .wrongValue(let field, let expected): "“\(field)”应为\(expected)，请改正。"
        case .unknownAction(let name): "没有“\(name)”这个动作，请用流转记录中的名称，如“派单”“签收”“答复”。"
        }
    }
}
