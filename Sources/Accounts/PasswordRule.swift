public import WorkingDays

/// 口令规则: what a password must be like, and for how long it is good.
///
/// GB/T 22239-2019, 8.1.4.1 asks for complexity and for changes at intervals without saying how much; these numbers are
/// usual practice and a centre's to set.
public struct PasswordRule: Hashable, Sendable {
    /// The fewest characters.
    public var minimumLength = 10
    /// The most characters: hashing takes what is typed, and nobody types more.
    public var maximumLength = 128
    /// How many of capitals, small letters, digits and other characters it must have.
    public var classes = 3
    /// How many of the last passwords aren't taken again, the present one among them.
    public var remembered = 5
    /// Days after which it must be changed.
    public var maximumAgeDays = 90

    public init() {}

    /// Refuses a password that is too simple for the officer of this 工号 and 姓名.
    public func check(_ password: String, id: String, name: String) throws(PasswordFault) {
        guard password.count >= minimumLength else { throw .tooShort(minimum: minimumLength) }
        guard password.count <= maximumLength else { throw .tooLong(maximum: maximumLength) }
        guard Self.classes(of: password) >= classes else { throw .tooFewClasses(needed: classes) }
        guard !Self.contains(password, id) else { throw .containsId }
        guard !Self.contains(password, name) else { throw .containsName }
    }

    /// Whether a password that was set then must be changed now.
    public func isTooOld(setAt: Instant, at now: Instant) -> Bool {
        now.secondsSinceEpoch - setAt.secondsSinceEpoch >= maximumAgeDays * 86_400
    }

    /// How many of the four classes it has; a letter without case (a Chinese character) counts as another character.
    private static func classes(of password: String) -> Int {
        Set(
            password.map { character in
                if character.isUppercase { return 0 }
                if character.isLowercase { return 1 }
                return character.isNumber ? 2 : 3
            }
        ).count
    }

    private static func contains(_ password: String, _ part: String) -> Bool {
        !part.isEmpty && password.lowercased().contains(part.lowercased())
    }
}

/// Why a password isn't taken.
public enum PasswordFault: Error, Hashable, Sendable {
    case tooShort(minimum: Int)
    case tooLong(maximum: Int)
    case tooFewClasses(needed: Int)
    case containsId
    case containsName
    case usedBefore(remembered: Int)

    /// What people read.
    public var sentence: String {
        switch self {
        case .tooShort(let minimum): "口令太短，至少\(minimum)位，请加长。"
        case .tooLong(let maximum): "口令太长，最多\(maximum)位，请缩短。"
        case .tooFewClasses(let needed): "口令太简单，大写字母、小写字母、数字、其他符号至少要有\(needed)种，请重新输入。"
        case .containsId: "口令不能包含工号，请换一个。"
        case .containsName: "口令不能包含姓名，请换一个。"
        case .usedBefore(let remembered): "不能使用最近\(remembered)次用过的口令，请换一个。"
        }
    }
}
