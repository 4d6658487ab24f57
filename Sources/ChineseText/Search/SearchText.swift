/// A text cut into the terms that a search looks for.
///
/// A Chinese character that another follows makes a term with it, so that 暖气停 is 暖气, 气停 and 停: any two characters
/// that stand together are one term, any longer word is adjacent terms. A word of Latin letters and a number are one
/// term each. So each character, word or number gives exactly one term, and terms that follow each other are adjacent.
public struct SearchText: Hashable, Sendable {
    /// A number of so many digits or more is found as a whole only: by its beginning one could ask for a masked one
    /// digit by digit.
    static let wholeNumberLength = 7
    /// What stands before such a number in its term, so that no other term is its beginning.
    static let numberMark: UInt32 = 0x2116
    /// Longer words are cut; a search by their beginning finds them all the same.
    static let wordLength = 32

    /// The normal form without what separates, and where in the text each scalar of it stands.
    private(set) var folded: [UInt32] = []
    private(set) var places: [Int] = []
    /// Each term as a range of ``folded``.
    private(set) var terms: [Range<Int>] = []
    /// What each term begins with, by its place.
    private(set) var kinds: [Kind] = []

    enum Kind: UInt8, Hashable {
        case character
        /// A character with no other right behind it.
        case lastCharacter
        case word
        case number
        case wholeNumber
    }

    /// Cuts `text`; what is behind the first `limit` terms is left out.
    public init(_ text: String, limit: Int = .max) {
        let folding = ScalarFolding.standard
        folded.reserveCapacity(text.utf8.count / 3 + 8)
        var cutter = Cutter()
        for (place, scalar) in text.unicodeScalars.enumerated() {
            cutter.take(folding.fold(scalar), at: place, into: &self)
            if terms.count >= limit { break }
        }
        cutter.end(in: &self)
    }

    /// How many terms there are.
    public var count: Int { terms.count }

    /// The terms with a space between them, in the order of the text.
    public var line: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(terms.count * 7)
        for term in terms {
            if !bytes.isEmpty { bytes.append(0x20) }
            append(term, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The terms in the order of the text.
    public var words: [String] {
        terms.map { term in
            var bytes: [UInt8] = []
            append(term, to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private func append(_ term: Range<Int>, to bytes: inout [UInt8]) {
        for value in folded[term] {
            guard value >= 0x80 else {
                bytes.append(UInt8(value))
                continue
            }
            if let scalar = Unicode.Scalar(value) { bytes += UTF8.encode(scalar) ?? .init() }
        }
    }
}

extension SearchText {
    /// Adds a scalar of the normal form.
    fileprivate mutating func add(_ value: UInt32, at place: Int) {
        folded.append(value)
        places.append(place)
    }

    fileprivate mutating func addTerm(from start: Int, _ kind: Kind) {
        terms.append(start..<folded.count)
        kinds.append(kind)
    }

    /// Makes the last term, a single character, one of two.
    fileprivate mutating func lengthenLastTerm() {
        guard let last = terms.indices.last else { return }
        terms[last] = terms[last].lowerBound..<folded.count
        kinds[last] = .character
    }

    fileprivate mutating func markNumber(from start: Int, at place: Int) {
        folded.insert(Self.numberMark, at: start)
        places.insert(place, at: start)
    }
}

/// Makes terms of the scalars of a text, one after the other.
private struct Cutter {
    private enum Run {
        case none
        case characters
        case letters(start: Int)
        case digits(start: Int)
    }

    private var run = Run.none

    mutating func take(_ scalar: FoldedScalar, at place: Int, into text: inout SearchText) {
        switch scalar {
        case .character(let value):
            endWord(in: &text)
            text.add(value, at: place)
            if case .characters = run { text.lengthenLastTerm() }
            run = .characters
            text.addTerm(from: text.folded.count - 1, .lastCharacter)
        case .letter(let value):
            if case .letters(let start) = run, text.folded.count - start < SearchText.wordLength {
                return text.add(value, at: place)
            }
            endWord(in: &text)
            run = .letters(start: text.folded.count)
            text.add(value, at: place)
        case .digit(let value):
            if case .digits(let start) = run, text.folded.count - start < SearchText.wordLength {
                return text.add(value, at: place)
            }
            endWord(in: &text)
            run = .digits(start: text.folded.count)
            text.add(value, at: place)
        case .nothing: break
        case .gap: end(in: &text)
        }
    }

    mutating func end(in text: inout SearchText) {
        endWord(in: &text)
        run = .none
    }

    private mutating func endWord(in text: inout SearchText) {
        switch run {
        case .none, .characters: return
        case .letters(let start): text.addTerm(from: start, .word)
        case .digits(let start):
            let isWhole = text.folded.count - start >= SearchText.wholeNumberLength
            if isWhole { text.markNumber(from: start, at: text.places[start]) }
            text.addTerm(from: start, isWhole ? .wholeNumber : .number)
        }
        run = .none
    }
}
