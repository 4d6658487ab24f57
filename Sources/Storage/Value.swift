public import WorkingDays

/// The three kinds of value that both databases store alike.
public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
}

/// A type that a statement can carry as a value.
public protocol ValueConvertible {
    /// The value as the databases keep it.
    var storedValue: Value { get }
}

extension Value: ValueConvertible { public var storedValue: Value { self } }
extension Int: ValueConvertible { public var storedValue: Value { .integer(Int64(self)) } }
extension Int64: ValueConvertible { public var storedValue: Value { .integer(self) } }
extension String: ValueConvertible { public var storedValue: Value { .text(self) } }

/// Neither engine's boolean is the other's: 0 and 1 are both's.
extension Bool: ValueConvertible { public var storedValue: Value { .integer(self ? 1 : 0) } }

/// Seconds since 1970, UTC.
extension Instant: ValueConvertible { public var storedValue: Value { .integer(Int64(secondsSinceEpoch)) } }

/// Days since 1970-01-01.
extension CivilDay: ValueConvertible { public var storedValue: Value { .integer(Int64(daysSinceEpoch)) } }
