public import WorkingDays

/// A question in the words of who asks, read as conditions of a list: `相山区 供热 15日以来 谁没办结`.
///
/// Plain matching of the longest word, so that the same words always ask for the same; what no list knows is looked for in
/// the texts. The conditions are shown, and taken off where they were not meant.
public struct Question: Hashable, Sendable {
    /// The conditions, as items of an ``OrderQuery``; none where nothing was understood or said.
    public let items: [QueryItem]

    /// Longer ones are cut.
    public static let longest = 200

    /// Reads a question that is asked on `today`.
    public init(_ text: String, words: QuestionWords, today: CivilDay) {
        var reader = QuestionReader(text: Array(text.prefix(Self.longest)), words: words, today: today)
        items = reader.read()
    }
}

private struct QuestionReader {
    let text: [Character]
    let words: QuestionWords
    let today: CivilDay
    private var place = 0
    private var items: [QueryItem] = []
    private var run: [Character] = []
    private var texts: [String] = []

    init(text: [Character], words: QuestionWords, today: CivilDay) {
        (self.text, self.words, self.today) = (text, words, today)
    }

    private var rest: ArraySlice<Character> { text[place...] }

    mutating func read() -> [QueryItem] {
        while place < text.count {
            if takeTime() || takeWord() || takeCode() || takeFiller() { continue }
            run.append(text[place])
            place += 1
        }
        endRun()
        if !texts.isEmpty { add(QueryItem("text", texts.joined(separator: " "))) }
        return items
    }

    private mutating func takeTime() -> Bool {
        // A number inside a word or a code is none.
        guard run.last?.isNumber != true, let time = QuestionTime(rest, today: today) else { return false }
        endRun()
        place += time.length
        add(QueryItem(condition(of: time), time.value))
        return true
    }

    /// What a time is about: what is said behind it, else 受理.
    private mutating func condition(of time: QuestionTime) -> String {
        guard time.condition == nil else { return time.condition ?? "" }
        for (words, condition) in Self.deeds {
            for word in words where rest.starts(with: Array(word)) {
                place += word.count
                return condition
            }
        }
        return "received"
    }

    private static let deeds: [(words: [String], condition: String)] = [
        (["到期", "要到期", "应办结"], "due"), (["办结", "办完"], "completed"), (["转办", "派出", "派单"], "dispatched"),
    ]

    private mutating func takeWord() -> Bool {
        guard let found = words.longest(at: rest) else { return false }
        endRun()
        place += found.length
        for item in found.items { add(item) }
        return true
    }

    /// A number of an order, or a 工号.
    private mutating func takeCode() -> Bool {
        let code = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard !code.isEmpty else { return false }
        place += code.count
        let digits = code.count { $0.isNumber }
        let name = String(code)
        if digits >= 6, code.first?.isLetter == true {
            add(QueryItem("number", name))
        } else if digits > 0, code.count <= 6, code.first?.isLetter == true {
            add(QueryItem("officer", name))
        } else {
            run += code
        }
        return true
    }

    private mutating func takeFiller() -> Bool {
        if let first = text[place...].first, !first.isLetter, !first.isNumber {
            endRun()
            place += 1
            return true
        }
        guard let filler = QuestionWords.fillers.first(where: { rest.starts(with: $0) }) else { return false }
        endRun()
        place += filler.count
        return true
    }

    /// What no list knows is looked for in the texts; a single character is left over from speech.
    private mutating func endRun() {
        if run.count > 1 { texts.append(String(run)) }
        run = []
    }

    /// Of a condition with one value the first stays.
    private mutating func add(_ item: QueryItem) {
        guard (try? OrderQuery(items: items + [item])) != nil, !items.contains(item) else { return }
        items.append(item)
    }
}
