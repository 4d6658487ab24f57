/// The sentences of a city's bulletin: its own where it words one, the standard otherwise.
public struct BulletinWording: Hashable, Sendable {
    private var own: [Sentence: SentencePattern] = [:]

    public init() {}

    /// Words a sentence anew.
    public mutating func set(_ sentence: Sentence, to source: String) throws(PatternError) {
        own[sentence] = try SentencePattern(source, fields: sentence.fields)
    }

    /// The pattern that counts.
    public subscript(sentence: Sentence) -> SentencePattern? {
        own[sentence] ?? (try? SentencePattern(sentence.standard, fields: sentence.fields))
    }
}
