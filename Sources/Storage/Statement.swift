/// One SQL statement with its values, written once for both databases.
///
/// Interpolated values never become part of the text: `"… WHERE number = \(number)"` has the
/// text `… WHERE number = $1` and one value. Both SQLite and PostgreSQL read `$1`.
/// A statement interpolated into another is a fragment: its values join, renumbered.
/// The text itself must not contain `$`.
public struct Statement: ExpressibleByStringInterpolation, Sendable {
    /// The SQL with `$1` … `$n` where the values go.
    public private(set) var text: String
    /// The values in the order of their numbers.
    public private(set) var values: [Value]

    /// Collects the literal parts and the values of an interpolated statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            // With room for an ending such as ON CONFLICT, so that the whole isn't copied for it.
            text.reserveCapacity(literalCapacity + interpolationCount * 4 + 32)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// Takes in a value; inlined where it is called, because its type is known there.
        @inlinable
        public mutating func appendInterpolation(_ value: (some ValueConvertible)?) {
            append(value?.storedValue ?? .null)
        }

        @usableFromInline
        mutating func append(_ value: Value) {
            values.append(value)
            text += values.count < placeholders.count ? placeholders[values.count] : "$\(values.count)"
        }

        /// Takes in a fragment with its values.
        public mutating func appendInterpolation(_ fragment: Statement) {
            text += fragment.text(renumberedBy: values.count)
            values += fragment.values
        }
    }

    public init(stringLiteral text: String) {
        self.text = text
        values = []
    }

    /// A statement whose text is made already; `text` has a place for each value.
    init(text: String, values: [Value]) {
        self.text = text
        self.values = values
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Appends a fragment, its values renumbered.
    public mutating func append(_ fragment: Statement) {
        text += fragment.text(renumberedBy: values.count)
        values += fragment.values
    }

    private func text(renumberedBy offset: Int) -> String {
        guard offset > 0, !values.isEmpty else { return text }
        var parts = text.split(separator: "$", omittingEmptySubsequences: false)[...]
        var result = String(parts.removeFirst())
        for part in parts {
            let digits = part.prefix { $0.isASCII && $0.isNumber }
            result += "$\((Int(digits) ?? 0) + offset)\(part.dropFirst(digits.count))"
        }
        return result
    }
}

extension Sequence<Statement> {
    /// The fragments with `separator` between them, as one statement.
    public func joined(_ separator: Statement) -> Statement {
        var result: Statement = ""
        for (index, fragment) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(fragment)
        }
        return result
    }
}

/// The places of the first values, ready made: nearly every statement has fewer.
private let placeholders = (0...64).map { "$\($0)" }
