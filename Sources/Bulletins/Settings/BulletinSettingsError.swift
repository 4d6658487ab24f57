/// Why a value of the bulletin's settings can't be used.
public enum BulletinSettingsError: Error, Hashable, Sendable {
    /// No setting has this name.
    case unknownKey(String, known: [String])
    /// The value isn't one that the setting takes.
    case badValue(key: String, value: String, expected: String)
    /// A sentence isn't worded in a way that can be filled in.
    case badSentence(key: String, PatternError)
}

extension BulletinSettingsError: CustomStringConvertible {
    /// What to write instead, in Chinese.
    public var description: String {
        switch self {
        case .unknownKey(let key, let known):
            "通报设置中没有“\(key)”这一项，可用的有：\(known.joined(separator: "、"))。"
        case .badValue(let key, let value, let expected):
            "通报设置“\(key)”的值“\(value)”无法识别，请填写\(expected)。"
        case .badSentence(let key, let error): "通报设置“\(key)”的句子有误：\(error)"
        }
    }
}
