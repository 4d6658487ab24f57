/// What somebody looks for in texts, as he types it: `暖气 "停 供" -物业`.
///
/// Spaces mean AND, quotation marks keep a phrase with spaces together, a leading hyphen leaves texts out. Chinese words
/// are found anywhere, Latin words and numbers from their beginning on, numbers of seven digits or more as a whole.
public struct SearchQuery: Hashable, Sendable {
    /// Adjacent terms, so that a text that has them contains what was typed.
    public struct Phrase: Hashable, Sendable {
        /// Never empty.
        public let terms: [String]
        /// Whether the last term may be the beginning of one.
        public let endsInPrefix: Bool
    }

    /// What is read of a query at most.
    public static let mostPhrases = 8
    /// What is read of a phrase at most.
    public static let mostTerms = 24
    /// Scalars that are read at most.
    static let longest = 200

    /// All of these must be in a text; never empty.
    public let wanted: [Phrase]
    /// None of these may.
    public let unwanted: [Phrase]
    /// Whether the terms of a phrase need not be adjacent: 近似.
    public private(set) var isLoose = false

    /// Reads what was typed; nil where there is nothing to look for in it.
    public init?(_ typed: String) {
        var wanted: [Phrase] = []
        var unwanted: [Phrase] = []
        for item in QueryItems(typed.unicodeScalars.prefix(Self.longest)).items {
            guard let phrase = Phrase(item.text) else { continue }
            if item.isUnwanted { unwanted.append(phrase) } else { wanted.append(phrase) }
        }
        guard !wanted.isEmpty else { return nil }
        self.wanted = Array(wanted.prefix(Self.mostPhrases))
        self.unwanted = Array(unwanted.prefix(Self.mostPhrases))
    }

    /// The same where the terms of a phrase may stand apart; nil where that is no other query.
    public var loosened: SearchQuery? {
        guard !isLoose, wanted.contains(where: { $0.terms.count > 1 }) else { return nil }
        var query = self
        query.isLoose = true
        return query
    }
}

extension SearchQuery.Phrase {
    init?(_ text: String) {
        let cut = SearchText(text, limit: SearchQuery.mostTerms)
        guard let last = cut.kinds.last else { return nil }
        var terms = cut.words
        // The last of several characters stands in the term before it already.
        let isCovered = last == .lastCharacter && cut.kinds.dropLast().last == .character
        if isCovered { terms.removeLast() }
        self.terms = terms
        switch last {
        case .wholeNumber, .character: endsInPrefix = false
        case .lastCharacter: endsInPrefix = !isCovered
        case .word, .number: endsInPrefix = true
        }
    }
}

/// The items of a query, still as they were typed.
private struct QueryItems {
    struct Item {
        var text = ""
        var isUnwanted = false
    }

    private(set) var items: [Item] = []
    private var item = Item()
    private var isQuoted = false

    init(_ scalars: some Sequence<Unicode.Scalar>) {
        for scalar in scalars { take(scalar) }
        finish()
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "“", "”", "＂", "「", "」":
            if isQuoted { finish() }
            isQuoted.toggle()
        case "-" where item.text.isEmpty && !isQuoted, "－" where item.text.isEmpty && !isQuoted:
            item.isUnwanted = true
        case _ where scalar.properties.isWhitespace && !isQuoted: finish()
        default: item.text.unicodeScalars.append(scalar)
        }
    }

    private mutating func finish() {
        if !item.text.isEmpty { items.append(item) }
        item = Item()
    }
}
