/// A piece of a found text around what was looked for, cut into what is marked and what is not.
public struct SearchExcerpt: Hashable, Sendable {
    /// Neighbouring characters that are all marked or all not.
    public struct Piece: Hashable, Sendable {
        public let text: String
        public let isMarked: Bool
    }

    public let pieces: [Piece]
    /// Whether anything is marked.
    public var isMarked: Bool { pieces.contains(where: \.isMarked) }

    /// The beginning of `text` where nothing of the query stands in it; `length` scalars, and `…` where it was cut.
    ///
    /// Hand in a text that is masked already: what is masked is not found, and not marked.
    public init(of text: String, for query: SearchQuery, length: Int) {
        let scalars = Array(text.unicodeScalars)
        let marks = query.marks(in: text)
        // A third of the room before the first find tells what it is about.
        let wish = max(0, (marks.first?.lowerBound ?? 0) - length / 3)
        let start = min(wish, max(0, scalars.count - length))
        let end = min(scalars.count, start + length)
        var pieces: [Piece] = start > 0 ? [Piece(text: "…", isMarked: false)] : []
        func add(_ range: Range<Int>, _ isMarked: Bool) {
            guard !range.isEmpty else { return }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            pieces.append(Piece(text: String(view), isMarked: isMarked))
        }
        var place = start
        for mark in marks where mark.upperBound > start && mark.lowerBound < end {
            let mark = mark.clamped(to: start..<end)
            add(place..<mark.lowerBound, false)
            add(mark, true)
            place = mark.upperBound
        }
        add(place..<end, false)
        if end < scalars.count { pieces.append(Piece(text: "…", isMarked: false)) }
        self.pieces = pieces
    }
}
