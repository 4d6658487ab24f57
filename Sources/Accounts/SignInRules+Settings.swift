/// Why names and values are no rules of signing in.
public enum SignInRulesError: Error, Hashable, Sendable {
    case unknownKey(String, known: [String])
    case badValue(key: String, value: String, expected: String)
    case unknownRole(String, known: [String])

    /// What to write instead, in Chinese.
    public var sentence: String {
        switch self {
        case .unknownKey(let key, let known): "没有名为“\(key)”的设置，可用的有：\(known.joined(separator: "、"))。"
        case .badValue(let key, let value, let expected): "“\(key)”的值“\(value)”无法识别，请填写\(expected)。"
        case .unknownRole(let role, let known): "没有“\(role)”这个角色，应为以下之一：\(known.joined(separator: "、"))。"
        }
    }
}

extension SignInRules {
    /// The rules of plain names and values, as a city's `sign-in.yml` has them; what isn't named keeps its default.
    public init(values: [String: String], rights: Rights = .standard) throws(SignInRulesError) {
        self.init()
        self.rights = rights
        // In order, so that of several faults the same one is always told.
        for (key, value) in values.sorted(by: { $0.key < $1.key }) { try set(key, to: value) }
    }

    /// Every name that a file may have.
    public static var keys: [String] { numbers.map(\.key) + [codeKey] }

    private static let codeKey = "须动态口令的角色"

    private mutating func set(_ key: String, to value: String) throws(SignInRulesError) {
        if key == Self.codeKey {
            codeRoles = Set(value.split(separator: "、").map(String.init))
            for role in codeRoles.sorted() where !rights.names.contains(role) {
                throw .unknownRole(role, known: rights.names)
            }
            return
        }
        guard let number = Self.numbers.first(where: { $0.key == key }) else {
            throw .unknownKey(key, known: Self.keys)
        }
        guard let count = Int(value), number.range.contains(count) else {
            let (low, high) = (number.range.lowerBound, number.range.upperBound)
            throw .badValue(key: key, value: value, expected: "\(low)到\(high)的整数")
        }
        self[keyPath: number.path] = count * number.unit
    }

    private struct Number: Sendable {
        let key: String
        let path: any WritableKeyPath<SignInRules, Int> & Sendable
        let range: ClosedRange<Int>
        var unit = 1
    }

    /// The ranges leave out what would lock everybody out or let everybody in.
    private static let numbers = [
        Number(key: "口令最短位数", path: \.password.minimumLength, range: 8...64),
        Number(key: "口令字符种类", path: \.password.classes, range: 1...4),
        Number(key: "口令记住次数", path: \.password.remembered, range: 0...24),
        Number(key: "口令有效天数", path: \.password.maximumAgeDays, range: 1...3_650),
        Number(key: "账号失败次数", path: \.lockout.failures, range: 3...50),
        Number(key: "账号锁定分钟", path: \.lockout.seconds, range: 1...1_440, unit: 60),
        Number(key: "地址失败次数", path: \.addressLockout.failures, range: 5...10_000),
        Number(key: "地址锁定分钟", path: \.addressLockout.seconds, range: 1...1_440, unit: 60),
        Number(key: "无操作退出分钟", path: \.sessions.idleSeconds, range: 1...1_440, unit: 60),
        Number(key: "登录最长小时", path: \.sessions.absoluteSeconds, range: 1...72, unit: 3_600),
        Number(key: "登录记录保留天数", path: \.auditDays, range: 184...3_650),
    ]
}
