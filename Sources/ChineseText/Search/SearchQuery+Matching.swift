/// The same question asked of one text in memory: what waits to be indexed, and where a found text is marked.
extension SearchQuery {
    /// Whether an index would find `text`.
    public func matches(_ text: SearchText) -> Bool {
        wanted.allSatisfy { isIn(text, $0) } && !unwanted.contains { Self.isThere($0, in: text) }
    }

    private func isIn(_ text: SearchText, _ phrase: Phrase) -> Bool {
        isLoose ? phrase.parts.allSatisfy { Self.isThere($0, in: text) } : Self.isThere(phrase, in: text)
    }

    private static func isThere(_ phrase: Phrase, in text: SearchText) -> Bool {
        !text.finds(of: phrase, atMost: 1).isEmpty
    }

    /// Where in `text` what was looked for stands: ranges of its scalars, in order, none touching another.
    public func marks(in text: String) -> [Range<Int>] {
        let cut = SearchText(text)
        let phrases = isLoose ? wanted.flatMap(\.parts) : wanted
        let finds = phrases.flatMap { cut.finds(of: $0, atMost: .max) }.sorted { $0.lowerBound < $1.lowerBound }
        return finds.reduce(into: []) { marks, find in
            guard let last = marks.last, find.lowerBound <= last.upperBound else { return marks.append(find) }
            marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, find.upperBound)
        }
    }
}

extension SearchQuery.Phrase {
    /// The phrase's terms each for itself.
    public var parts: [SearchQuery.Phrase] {
        terms.enumerated().map { index, term in
            SearchQuery.Phrase([term], endsInPrefix: endsInPrefix && index == terms.count - 1)
        }
    }

    private init(_ terms: [String], endsInPrefix: Bool) {
        self.terms = terms
        self.endsInPrefix = endsInPrefix
    }
}

extension SearchText {
    /// The places of a phrase as ranges of the text's scalars.
    func finds(of phrase: SearchQuery.Phrase, atMost limit: Int) -> [Range<Int>] {
        let wanted = phrase.terms.map { $0.unicodeScalars.map(\.value) }
        var finds: [Range<Int>] = []
        guard let last = wanted.last, terms.count >= wanted.count else { return finds }
        for start in 0...(terms.count - wanted.count) where begins(wanted, at: start, phrase.endsInPrefix) {
            let end = terms[start + wanted.count - 1].lowerBound + last.count - 1
            finds.append(places[terms[start].lowerBound]..<places[end] + 1)
            if finds.count == limit { break }
        }
        return finds
    }

    private func begins(_ wanted: [[UInt32]], at start: Int, _ endsInPrefix: Bool) -> Bool {
        for (offset, term) in wanted.enumerated() {
            let there = folded[terms[start + offset]]
            let isPrefix = endsInPrefix && offset == wanted.count - 1
            guard isPrefix ? there.starts(with: term) : there.elementsEqual(term) else { return false }
        }
        return true
    }
}
