/// 常用语: a text that an abbreviation stands for.
public struct Phrase: Hashable, Codable, Sendable {
    /// What is typed for it: letters and digits, at most ``abbreviationLimit``.
    public var abbreviation: String
    /// A gap to be filled in stands in 【】.
    public var text: String

    /// The longest abbreviation, in characters.
    public static let abbreviationLimit = 12
    /// The longest text, in characters.
    public static let textLimit = 500

    public init(_ abbreviation: String, _ text: String) {
        self.abbreviation = abbreviation
        self.text = text
    }

    /// Why a phrase can't be kept.
    public enum Fault: Error, Hashable, Sendable {
        case abbreviation
        case text
    }

    /// The phrase with its abbreviation in small letters, so that nobody must remember how it was written.
    public func checked() throws(Fault) -> Phrase {
        let isPlain = abbreviation.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: false
            }
        }
        guard isPlain, (1...Self.abbreviationLimit).contains(abbreviation.utf8.count) else { throw .abbreviation }
        guard text.contains(where: { !$0.isWhitespace }), text.count <= Self.textLimit else { throw .text }
        return Phrase(abbreviation.lowercased(), text)
    }
}
