public import Calls
public import Documents
public import WorkingDays

extension CallReport {
    /// Reads a telephony system's message (docs/telephony.md); `now` is when it came.
    ///
    /// A field that nobody knows is refused, so that a slip of the pen isn't lost in silence.
    public init(_ json: JSONValue, at now: Instant) throws(CallFault) {
        guard case .object(let members) = json else { throw .notJSON }
        for member in members where !Self.fields.contains(member.name) { throw .unknownField(member.name) }
        let fields = CallFields(members)
        guard let id = try fields.text("id") else { throw .missing(field: "id") }
        guard let direction = try fields.direction else { throw .missing(field: "direction") }
        var call = Call(id: id, direction: direction, beganAt: now)
        call.queue = try fields.text("queue")
        call.offeredAt = try fields.instant("offered")
        call.rungAt = try fields.instant("rung")
        call.answeredAt = try fields.instant("answered")
        call.endedAt = try fields.instant("ended")
        call.end = try fields.end
        call.recording = try fields.text("recording")
        call.rating = try fields.rating
        call.setAgent(try fields.text("agent"), otherwise: now)
        call.beganAt = call.earliest ?? now
        self.init(call, calling: try fields.text("calling"), called: try fields.text("called"))
    }

    private static let fields: Set = [
        "id", "direction", "calling", "called", "queue", "offered", "rung", "answered", "ended", "agent", "end",
        "recording", "rating",
    ]
}

extension Call {
    /// The earliest instant that a report names.
    var earliest: Instant? { [offeredAt, rungAt, answeredAt, endedAt].compactMap(\.self).min() }

    /// An agent has the call since it rang at him or he answered; later knowledge of another takes his place.
    mutating func setAgent(_ agent: String?, otherwise now: Instant) {
        self.agent = agent
        agentSince = agent == nil ? nil : answeredAt ?? rungAt ?? earliest ?? now
    }
}

/// The members of a message, read by name; an empty text is none, as dialplans send variables that aren't set.
private struct CallFields {
    private let members: [String: JSONValue]

    init(_ members: [JSONValue.Member]) {
        self.members = Dictionary(members.map { ($0.name, $0.value) }) { $1 }
    }

    func text(_ name: String) throws(CallFault) -> String? {
        switch members[name] {
        case nil, .null: nil
        case .string(let text): text.isEmpty ? nil : text
        case .integer(let number): String(number)
        case .decimal(let number): number
        case .object, .array, .bool: throw .badValue(field: name, expected: "文字")
        }
    }

    var direction: CallDirection? {
        get throws(CallFault) {
            guard let text = try text("direction") else { return nil }
            guard let value = CallDirection.allCases.first(where: { $0.code == text }) else {
                throw .badValue(field: "direction", expected: "in 或 out")
            }
            return value
        }
    }

    var end: CallEnd? {
        get throws(CallFault) {
            guard let text = try text("end") else { return nil }
            guard let value = CallEnd.allCases.first(where: { $0.code == text }) else {
                throw .badValue(field: "end", expected: CallEnd.allCases.map(\.code).joined(separator: "、") + " 之一")
            }
            return value
        }
    }

    var rating: KeyRating? {
        get throws(CallFault) {
            guard let text = try text("rating") else { return nil }
            guard let value = Int(text).flatMap(KeyRating.init(rawValue:)) else {
                throw .badValue(field: "rating", expected: "1、2 或 3")
            }
            return value
        }
    }

    /// `2022-02-28 14:05:30` in China Standard Time, or seconds since 1970, a fraction dropped.
    ///
    /// 0 is none: FreeSWITCH writes it for what never was.
    func instant(_ name: String) throws(CallFault) -> Instant? {
        guard let text = try text(name), text != "0" else { return nil }
        if let instant = Instant(text) { return instant }
        let whole = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = whole.first, let seconds = Int(first), (1...99_999_999_999).contains(seconds) else {
            throw .badValue(field: name, expected: "时间，形如 2022-02-28 14:05:30，或1970年以来的秒数")
        }
        return Instant(secondsSinceEpoch: seconds)
    }
}
