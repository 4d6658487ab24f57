import WorkingDays

extension BulletinSettings {
    /// The settings of plain names and values, as a city's file has them; what isn't named keeps its default.
    ///
    /// `sentence.<name>` words a sentence anew, `channel-title.<name>` and `group-title.<name>` name a channel or a
    /// group of units in sentences, `officers.<unit>` says how many officers handle a unit's orders.
    public init(values: [String: String]) throws(BulletinSettingsError) {
        self.init()
        // In order, so that of several faults the same one is always told.
        for (key, value) in values.sorted(by: { $0.key < $1.key }) { try set(key, to: value) }
    }

    private mutating func set(_ key: String, to value: String) throws(BulletinSettingsError) {
        if let name = key.removing(prefix: "sentence.") {
            try setSentence(name, key: key, to: value)
        } else if let name = key.removing(prefix: "channel-title.") {
            channelTitles[name] = value
        } else if let name = key.removing(prefix: "group-title.") {
            groupTitles[name] = value
        } else if let name = key.removing(prefix: "officers.") {
            guard let count = Int(value), (1...100_000).contains(count) else {
                throw .badValue(key: key, value: value, expected: "1至100000的整数")
            }
            officerCounts[name] = count
        } else {
            guard let field = Self.fields.first(where: { $0.key == key }) else {
                throw .unknownKey(key, known: Self.knownKeys)
            }
            guard field.read(value, &self) else {
                throw .badValue(key: key, value: value, expected: field.expected)
            }
        }
    }

    private mutating func setSentence(
        _ name: String,
        key: String,
        to value: String
    ) throws(BulletinSettingsError) {
        guard let sentence = Sentence(rawValue: name) else {
            throw .unknownKey(key, known: Sentence.allCases.map { "sentence.\($0.rawValue)" })
        }
        do {
            try wording.set(sentence, to: value)
        } catch {
            throw .badSentence(key: key, error)
        }
    }

    private static var knownKeys: [String] {
        fields.map(\.key) + ["sentence.…", "channel-title.…", "group-title.…", "officers.…"]
    }

    private static let fields: [SettingField] = [
        .choice("rounding", \.format.rounding),
        .choice("zeros", \.format.zeros),
        .number("decimals", \.format.decimals, 0...4),
        .number("day-decimals", \.format.dayDecimals, 0...4),
        .choice("balancing", \.balancing),
        .denominator("category-denominator", \.categoryDenominator),
        .choice("cohort", \.cohort),
        .choice("duration-cohort", \.durationCohort),
        .choice("clock", \.clock),
        .number("minimum-count", \.minimumCount, 1...1_000),
        .number("slowest", \.slowestCount, 0...100),
        .number("lowest", \.lowestCount, 0...100),
        .number("hot-topics", \.hotTopicCount, 0...100),
        .number("narrated-topics", \.narratedTopicCount, 0...99),
        .number("subtopics", \.subtopicCount, 0...100),
        .number("places", \.placeCount, 0...100),
        .number("overdue-units", \.overdueUnitCount, 1...1_000),
        .limit("acknowledgement-limit", \.acknowledgementLimit),
        .limit("contact-limit", \.contactLimit),
        .limit("dispatch-limit", \.dispatchLimit),
        .names("unit-suffixes", \.unitSuffixes),
    ]
}

/// One setting: its name in a city's file, and how its value is read.
private struct SettingField: Sendable {
    let key: String
    /// What the value may be, in Chinese.
    let expected: String
    /// False where the text is no value of the setting.
    let read: @Sendable (String, inout BulletinSettings) -> Bool

    typealias Path<Value> = any WritableKeyPath<BulletinSettings, Value> & Sendable

    init<Value>(
        _ key: String,
        _ path: Path<Value>,
        expected: String,
        _ value: @escaping @Sendable (String) -> Value?
    ) {
        self.key = key
        self.expected = expected
        read = { text, settings in
            guard let value = value(text) else { return false }
            settings[keyPath: path] = value
            return true
        }
    }

    static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
        _ key: String,
        _ path: Path<Value>
    ) -> Self where Value.RawValue == String {
        let expected = Value.allCases.map(\.rawValue).joined(separator: "、")
        return Self(key, path, expected: expected) { Value(rawValue: $0) }
    }

    static func number(_ key: String, _ path: Path<Int>, _ range: ClosedRange<Int>) -> Self {
        Self(key, path, expected: "\(range.lowerBound)至\(range.upperBound)的整数") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    static func limit(_ key: String, _ path: Path<HandlingLimit>) -> Self {
        Self(key, path, expected: "时限，如1个工作日、2小时、20分钟") { HandlingLimit($0) }
    }

    static func names(_ key: String, _ path: Path<[String]>) -> Self {
        Self(key, path, expected: "名称，用;分隔") { $0.split(separator: ";").map(String.init) }
    }

    static func denominator(_ key: String, _ path: Path<BulletinSettings.CategoryDenominator>) -> Self {
        Self(key, path, expected: "all（全部诉求）或channel:渠道名，如channel:电话") { text in
            if text == "all" { return .all }
            return text.removing(prefix: "channel:").map { .channel($0) }
        }
    }
}

extension String {
    /// What follows the prefix, if something does.
    fileprivate func removing(prefix: String) -> String? {
        hasPrefix(prefix) && count > prefix.count ? String(dropFirst(prefix.count)) : nil
    }
}
