public import Storage
import WorkOrders
public import WorkingDays

/// Who did something with an order, when, and in whose place.
public struct EventStamp: Hashable, Sendable {
    public var at: Instant
    /// 工号.
    public var officer: String
    /// 代办: the unit in whose place the centre acted.
    public var onBehalfOf: String?

    public init(at: Instant, officer: String, onBehalfOf: String? = nil) {
        self.at = at
        self.officer = officer
        self.onBehalfOf = onBehalfOf
    }
}

extension Connection {
    /// Who did what happened to an order, oldest first; none where it came by import and nobody has touched it since.
    ///
    /// One range of the event's primary key; an event is only opened where somebody acted in another's place.
    public func eventStamps(ofOrder id: Int) throws -> [EventStamp] {
        try eventAuthors(ofOrder: id).map { author in
            let unit = try author.substituted.map { try EventText.event($0).by.onBehalfOf }
            return EventStamp(at: author.at, officer: author.officer, onBehalfOf: unit ?? nil)
        }
    }
}
