/// How the rows of a foreign CSV file become rows of `orders.csv` and `dispatches.csv`, read from a file.
///
/// See `docs/examples/haikou.yml` for every key with its meaning.
public struct Mapping: Hashable, Sendable {
    /// What the mapping is called, for messages.
    public let name: String

    /// The encoding of the foreign file; nil finds it out.
    public let encoding: TextEncoding?

    /// The columns that the foreign file must have.
    public let sourceColumns: [String]

    /// The rules by the table's columns; a table that isn't made has none.
    let orders: [ColumnRule]
    let dispatches: [ColumnRule]

    /// Foreign columns handed on under their own names; the importer keeps them as notes on the order.
    let notes: [SourceColumn]

    /// Rows that have one of these values are left out.
    let omissions: [Omission]

    /// Whether rows of a table come out of the mapping.
    public func makes(_ table: MappedTable) -> Bool { !rules(table).isEmpty }

    func rules(_ table: MappedTable) -> [ColumnRule] {
        switch table {
        case .orders: orders
        case .dispatches: dispatches
        }
    }
}

/// A column of the foreign file, by its place in `Mapping.sourceColumns`.
struct SourceColumn: Hashable, Sendable {
    let name: String
    let slot: Int
}

/// Rows to leave out: those whose column has one of the values.
struct Omission: Hashable, Sendable {
    let column: SourceColumn
    let values: Set<String>
}

/// How one column of the exchange file is filled.
struct ColumnRule: Hashable, Sendable {
    let target: String

    /// Tried in order; the first that gives something counts.
    let alternatives: [ValueRule]

    /// Whether a row without a value is refused.
    let isRequired: Bool
}

/// One way to make a value out of a row.
struct ValueRule: Hashable, Sendable {
    enum Source: Hashable, Sendable {
        case column(SourceColumn)
        case template(Template)
        case constant(String)
    }

    let source: Source

    /// How many characters from the start are looked at; nil takes all.
    var prefixLength: Int?

    var lookup: Lookup?

    /// The forms a date or time may have; none leaves the text as it is.
    var timeForms: [TimeForm] = []

    /// The time of day for dates without one.
    var timeOfDay = "00:00"

    /// What stands for nothing.
    var fallback = ""
}

/// Values replaced by others.
struct Lookup: Hashable, Sendable {
    /// What becomes of a value that isn't listed.
    enum Unlisted: Hashable, Sendable {
        case refuse
        case keep
        case leaveEmpty
        case fallBack
    }

    /// A word to look for and the value it gives.
    struct Word: Hashable, Sendable {
        let word: String
        let value: String
    }

    /// By the whole value.
    var values: [String: String] = [:]

    /// By a word that occurs in the value; the first in the file's order counts.
    var words: [Word] = []

    var unlisted = Unlisted.refuse
}
