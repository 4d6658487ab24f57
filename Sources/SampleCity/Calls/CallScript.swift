public import WorkingDays

/// A day at a hotline's telephones, made up: what a telephony system would tell of it, the same for the same seed.
///
/// The shape is a guess at an ordinary centre, not measured: most calls by day, nine of ten answered, half of the missed
/// called back, some told of twice or late.
public struct CallScript: Sendable {
    /// One message, its fields in the order of docs/telephony.md.
    public struct Message: Hashable, Sendable {
        public var at: Instant
        public var fields: [(name: String, value: String)]

        /// Which call it tells of.
        var id: String? { fields.first { $0.name == "id" }?.value }

        public static func == (one: Message, other: Message) -> Bool {
            one.at == other.at && one.fields.map(\.name) == other.fields.map(\.name)
                && one.fields.map(\.value) == other.fields.map(\.value)
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(at)
            for field in fields { hasher.combine(field.value) }
        }
    }

    /// In the order in which they are told.
    public let messages: [Message]

    private init(messages: [Message]) { self.messages = messages }

    /// The calls of which everything has been told by an instant: none that still rings.
    public func over(by now: Instant) -> CallScript {
        let later = Set(messages.filter { $0.at > now }.compactMap(\.id))
        return CallScript(messages: messages.filter { $0.id.map { !later.contains($0) } ?? false })
    }

    /// `calls` incoming calls of a day, by officers of these 工号.
    public init(day: CivilDay, calls: Int, agents: [String], seed: UInt64) {
        var chance = SplitMix64(seed: seed, part: day.daysSinceEpoch)
        var messages: [Message] = []
        for index in 0..<calls {
            let call = ScriptedCall(id: "sim-\(seed)-\(day)-\(index)", day: day, agents: agents, &chance)
            messages += call.messages(&chance)
        }
        self.messages = messages.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }
}

/// One made-up call with what became of it.
struct ScriptedCall {
    private let id: String
    private let number: String
    private let queue: String
    private let agent: String?
    private let offered: Instant
    private let wait: Int
    private let talk: Int
    private let isAnswered: Bool

    /// Calls of each hour of the day in a thousand.
    private static let hours = [
        5, 4, 3, 3, 3, 5, 12, 30, 78, 96, 92, 70, 48, 52, 78, 86, 80, 66, 48, 42, 38, 30, 20, 11,
    ]

    init(id: String, day: CivilDay, agents: [String], _ chance: inout SplitMix64) {
        self.id = id
        // Few numbers, so that some call twice; nobody has them.
        let digits = String(10_000 + chance.below(4_000))
        number = "199000\(digits)"
        queue = ["市民", "市民", "市民", "市民", "企业"][chance.below(5)]
        let hour = chance.index(weighted: Self.hours)
        offered = Instant(day: day, secondOfDay: hour * 3_600 + chance.below(3_600))
        isAnswered = !agents.isEmpty && chance.below(100) < 92
        wait = chance.below(100) < 85 ? 2 + chance.below(13) : 16 + chance.below(90)
        talk = 25 + chance.below(120) + chance.below(200)
        agent = isAnswered ? agents[chance.below(agents.count)] : nil
    }

    func messages(_ chance: inout SplitMix64) -> [CallScript.Message] {
        var told = [message(0, [("calling", number), ("called", "12345"), ("queue", queue), ("offered", text(0))])]
        let end = isAnswered ? wait + talk : wait + 5
        if let agent {
            told.append(message(wait - 1, [("rung", text(wait - 1)), ("agent", agent)]))
            told.append(message(wait, [("answered", text(wait)), ("agent", agent)]))
        }
        let ending = isAnswered ? "agent" : chance.below(4) == 0 ? "no-answer" : "party"
        told.append(message(end, [("ended", text(end)), ("end", ending)]))
        if isAnswered {
            told.append(message(end + 5, [("recording", "\(id).wav")]))
            if chance.below(5) < 2 { told.append(message(end + 9, [("rating", String(1 + chance.below(8) / 3))])) }
        }
        // Some are told of twice, and some late.
        if chance.below(20) == 0 { told.append(told[chance.below(told.count)]) }
        if chance.below(20) == 0 { told[0].at = offered.advanced(bySeconds: end + 60) }
        return told
    }

    private func message(_ seconds: Int, _ fields: [(String, String)]) -> CallScript.Message {
        CallScript.Message(
            at: offered.advanced(bySeconds: seconds),
            fields: [("id", id), ("direction", "in")] + fields.map { (name: $0.0, value: $0.1) }
        )
    }

    private func text(_ seconds: Int) -> String { offered.advanced(bySeconds: seconds).description }
}
