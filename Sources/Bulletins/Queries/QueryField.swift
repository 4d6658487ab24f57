import WorkOrders
import WorkingDays

/// One condition of a query: its name in URLs, and how its value is written and read.
struct QueryField<Query>: Sendable {
    let name: String
    /// What the value may be, in Chinese.
    let expected: String
    /// Whether it may be there several times, each with one value.
    var isList = false
    /// The values it is set to; none where it isn't.
    let write: @Sendable (Query) -> [String]
    /// False where the text is no value of the condition.
    let read: @Sendable (String, inout Query) -> Bool

    private init<Value>(
        _ name: String,
        _ path: any WritableKeyPath<Query, Value?> & Sendable,
        expected: String,
        write: @escaping @Sendable (Value) -> String,
        read: @escaping @Sendable (String) -> Value?
    ) {
        self.name = name
        self.expected = expected
        self.write = { query in query[keyPath: path].map { [write($0)] } ?? [] }
        self.read = { text, query in
            guard let value = read(text) else { return false }
            query[keyPath: path] = value
            return true
        }
    }

    /// A condition with several values, of which one has to hold.
    private init<Value: Equatable & Sendable>(
        _ name: String,
        anyOf path: any WritableKeyPath<Query, [Value]> & Sendable,
        expected: String,
        write: @escaping @Sendable (Value) -> String,
        read: @escaping @Sendable (String) -> Value?
    ) {
        self.name = name
        self.expected = expected
        isList = true
        self.write = { $0[keyPath: path].map(write) }
        self.read = { text, query in
            guard let value = read(text) else { return false }
            if !query[keyPath: path].contains(value) { query[keyPath: path].append(value) }
            return true
        }
    }

    static func texts(_ name: String, _ path: any WritableKeyPath<Query, [String]> & Sendable) -> Self {
        Self(name, anyOf: path, expected: "名称", write: { $0 }, read: { $0 })
    }

    static func titles<Value: Titled>(_ name: String, _ path: any WritableKeyPath<Query, [Value]> & Sendable) -> Self {
        Self(name, anyOf: path, expected: Value.titles, write: \.title, read: { Value(title: $0) })
    }

    static func category(_ name: String, _ path: any WritableKeyPath<Query, CategoryPath?> & Sendable) -> Self {
        Self(name, path, expected: categoryText, write: Self.text, read: Self.category)
    }

    private static var categoryText: String { "一至三级类别，用/分开" }

    private static func text(_ path: CategoryPath) -> String { PathItem.text(path.names) }

    private static func category(_ text: String) -> CategoryPath? { PathItem.names(text).flatMap(CategoryPath.init) }

    static func categories(_ name: String, _ path: any WritableKeyPath<Query, [CategoryPath]> & Sendable) -> Self {
        Self(
            name,
            anyOf: path,
            expected: categoryText,
            write: Self.text,
            read: Self.category
        )
    }

    static func place(_ name: String, _ path: any WritableKeyPath<Query, AreaPath?> & Sendable) -> Self {
        Self(name, path, expected: placeText, write: Self.text, read: Self.place)
    }

    private static var placeText: String { "县区、街道乡镇、社区村，用/分开" }

    private static func text(_ place: AreaPath) -> String { PathItem.text(place.levels) }

    private static func place(_ text: String) -> AreaPath? { PathItem.names(text).flatMap(AreaPath.init(levels:)) }

    /// Streets or communities with their county: `相山区/东街道`.
    static func places(_ name: String, _ path: any WritableKeyPath<Query, [AreaPath]> & Sendable) -> Self {
        Self(
            name,
            anyOf: path,
            expected: placeText,
            write: Self.text,
            read: Self.place
        )
    }

    static func period(_ name: String, _ path: any WritableKeyPath<Query, Period?> & Sendable) -> Self {
        Self(
            name,
            path,
            expected: "统计期，如2022-02或2022-01-26..2022-02-25",
            write: \.name,
            read: { try? Period(parsing: $0) }
        )
    }

    static func day(_ name: String, _ path: any WritableKeyPath<Query, CivilDay?> & Sendable) -> Self {
        Self(name, path, expected: "日期，如2022-03-01", write: \.description, read: { CivilDay($0) })
    }

    static func text(_ name: String, _ path: any WritableKeyPath<Query, String?> & Sendable) -> Self {
        Self(name, path, expected: "名称", write: { $0 }, read: { $0 })
    }

    static func titled<Value: Titled>(_ name: String, _ path: any WritableKeyPath<Query, Value?> & Sendable) -> Self {
        Self(name, path, expected: Value.titles, write: \.title, read: { Value(title: $0) })
    }

    static func raw<Value: RawRepresentable & CaseIterable & Sendable>(
        _ name: String,
        _ path: any WritableKeyPath<Query, Value?> & Sendable
    ) -> Self where Value.RawValue == String {
        let expected = Value.allCases.map(\.rawValue).joined(separator: "、")
        return Self(name, path, expected: expected, write: \.rawValue, read: { Value(rawValue: $0) })
    }

    static func number(
        _ name: String,
        _ path: any WritableKeyPath<Query, Int?> & Sendable,
        _ range: ClosedRange<Int>
    ) -> Self {
        Self(name, path, expected: "\(range.lowerBound)至\(range.upperBound)", write: \.description) { text in
            range.first { String($0) == text }
        }
    }

    static func limit(_ name: String, _ path: any WritableKeyPath<Query, HandlingLimit?> & Sendable) -> Self {
        Self(name, path, expected: "时限，如1个工作日、2小时", write: \.description, read: { HandlingLimit($0) })
    }

    static func response(_ name: String, _ path: any WritableKeyPath<Query, ResponseQuery?> & Sendable) -> Self {
        let expected = "acknowledged或contacted、in-time或due、时限，用:分开，如acknowledged:in-time:1个工作日"
        return Self(name, path, expected: expected, write: \.text, read: { ResponseQuery($0) })
    }

    static func hour(_ name: String, _ path: any WritableKeyPath<Query, Int?> & Sendable) -> Self {
        Self(name, path, expected: "0至23", write: \.description) { text in
            (0...23).first { String($0) == text }
        }
    }

    /// Written as 1 when set, and not at all otherwise.
    static func flag(_ name: String, _ path: any WritableKeyPath<Query, Bool> & Sendable) -> Self {
        Self(name: name, expected: "1") { query in
            query[keyPath: path] ? ["1"] : []
        } read: { text, query in
            query[keyPath: path] = text == "1"
            return text == "1"
        }
    }

    private init(
        name: String,
        expected: String,
        write: @escaping @Sendable (Query) -> [String],
        read: @escaping @Sendable (String, inout Query) -> Bool
    ) {
        self.name = name
        self.expected = expected
        self.write = write
        self.read = read
    }
}

extension QueryField {
    /// The conditions that are set, in the order of the fields.
    static func items(_ query: Query, _ fields: [Self]) -> [QueryItem] {
        fields.flatMap { field in
            field.write(query).filter { !$0.isEmpty }.map { QueryItem(field.name, $0) }
        }
    }

    /// Sets the conditions of the items; an empty value is what a form sends for a field left blank, and sets nothing.
    static func read(_ items: [QueryItem], into query: inout Query, _ fields: [Self]) throws(QueryError) {
        var seen: Set<String> = []
        for item in items {
            guard let field = fields.first(where: { $0.name == item.name }) else {
                throw .unknownName(item.name, known: fields.map(\.name))
            }
            guard seen.insert(item.name).inserted || field.isList else { throw .repeatedName(item.name) }
            guard item.value.isEmpty || field.read(item.value, &query) else {
                throw .badValue(name: item.name, value: item.value, expected: field.expected)
            }
        }
    }
}

/// A path of names as one value: `/` between them, `\` before a `/` or `\` that belongs to a name.
enum PathItem {
    static func text(_ names: [String]) -> String {
        names.map { name in
            name.map { $0 == "/" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        }
        .joined(separator: "/")
    }

    /// Nil where a name is empty.
    static func names(_ text: String) -> [String]? {
        var names = [""]
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "\\" {
                isEscaped = true
            } else if !isEscaped, character == "/" {
                names.append("")
            } else {
                names[names.count - 1].append(character)
                isEscaped = false
            }
        }
        return isEscaped || names.contains("") ? nil : names
    }
}

extension AreaPath {
    /// The levels from the county down to the last that is known.
    fileprivate var levels: [String] {
        community.isEmpty ? (street.isEmpty ? [county] : [county, street]) : [county, street, community]
    }

    /// Nil for more than three levels.
    fileprivate init?(levels: [String]) {
        guard (1...3).contains(levels.count) else { return nil }
        self.init(
            county: levels[0],
            street: levels.count > 1 ? levels[1] : "",
            community: levels.count > 2 ? levels[2] : ""
        )
    }
}
