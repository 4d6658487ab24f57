internal import Storage

/// Which statements the server has prepared for a connection, by their text; the one unused longest makes room.
struct PreparedStatements {
    /// What the values of one place in a statement have been so far.
    private enum Place {
        case unknown
        case integer
        case text
        case mixed

        /// An integer is declared as `bigint`, or `SELECT $1` would be a text and `$1 + 1` overflow at 2³¹; for anything
        /// else the server finds the type by the place.
        var type: UInt32 { self == .integer ? 20 : 0 }

        mutating func meet(_ value: Value) {
            switch (self, value) {
            case (_, .null), (.integer, .integer), (.text, .text), (.mixed, _): break
            case (.unknown, .integer): self = .integer
            case (.unknown, .text): self = .text
            case (.integer, .text), (.text, .integer): self = .mixed
            }
        }
    }

    private struct Entry {
        var name: String
        var places: [Place]
        var lastUse: Int
    }

    /// What must be sent to run a statement.
    struct Use {
        /// The statement's name at the server.
        let name: String
        /// The types to prepare it with; nil if it is prepared.
        let newTypes: [UInt32]?
        /// Names that the server may forget.
        let dropped: [String]
    }

    private var entries: [String: Entry] = [:]
    private var unwanted: [String] = []
    private var uses = 0
    private var lastNumber = 0
    private let capacity: Int
    private let prefix: String

    /// A cache for at most `capacity` statements, whose names at the server begin with `prefix`.
    init(capacity: Int, prefix: String) {
        self.capacity = capacity
        self.prefix = prefix
    }

    /// Finds the statement of this text or makes room for it; with values of another kind it is prepared anew.
    mutating func use(_ text: String, _ values: [Value]) -> Use {
        uses += 1
        guard let index = entries.index(forKey: text) else { return make(text, values) }
        entries.values[index].lastUse = uses
        if fits(entries.values[index].places, values) {
            return Use(name: entries.values[index].name, newTypes: nil, dropped: takeUnwanted())
        }
        return renew(at: index, values)
    }

    /// Forgets a statement that the server did not prepare.
    mutating func forget(_ text: String) { entries[text] = nil }

    /// Drops a name with the next statement, because it could not be dropped now.
    mutating func dropLater(_ name: String) { unwanted.append(name) }

    private func fits(_ places: [Place], _ values: [Value]) -> Bool {
        guard places.count == values.count else { return false }
        for (place, value) in zip(places, values) {
            switch (place, value) {
            case (_, .null), (.integer, .integer), (.text, .text), (.mixed, _): continue
            default: return false
            }
        }
        return true
    }

    /// The kinds widened by these values; a new name only where the types they are declared with change.
    private mutating func renew(at index: Dictionary<String, Entry>.Index, _ values: [Value]) -> Use {
        var entry = entries.values[index]
        let before = entry.places.map(\.type)
        entry.places = Self.places(of: values, after: entry.places)
        let types = entry.places.map(\.type)
        guard types != before else {
            entries.values[index] = entry
            return Use(name: entry.name, newTypes: nil, dropped: takeUnwanted())
        }
        unwanted.append(entry.name)
        entry.name = newName()
        entries.values[index] = entry
        return Use(name: entry.name, newTypes: types, dropped: takeUnwanted())
    }

    private mutating func make(_ text: String, _ values: [Value]) -> Use {
        if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            unwanted.append(oldest.value.name)
            entries[oldest.key] = nil
        }
        let entry = Entry(name: newName(), places: Self.places(of: values, after: []), lastUse: uses)
        entries[text] = entry
        return Use(name: entry.name, newTypes: entry.places.map(\.type), dropped: takeUnwanted())
    }

    private static func places(of values: [Value], after known: [Place]) -> [Place] {
        var places = known.count == values.count ? known : Array(repeating: .unknown, count: values.count)
        for (index, value) in values.enumerated() { places[index].meet(value) }
        return places
    }

    private mutating func newName() -> String {
        lastNumber += 1
        return "\(prefix)\(lastNumber)"
    }

    private mutating func takeUnwanted() -> [String] {
        guard !unwanted.isEmpty else { return [] }
        defer { unwanted = [] }
        return unwanted
    }
}
