import Foundation
import Storage
import WorkOrders
import WorkingDays

/// One line of `events.jsonl`: an event with its code, or the head of a day.
///
/// The event is a text inside the JSON, so that its bytes come back as they were: its code vouches for them.
struct EventLine: Codable, Hashable {
    /// 工单编号; nil in the line of a head.
    var order: String?
    var mac: String
    var event: String?
    var day: String?
    var orders: Int?
    var events: Int?

    init(order: String, _ event: StoredEvent) {
        self.order = order
        mac = event.mac
        self.event = event.content
    }

    init(_ head: EventHead) {
        mac = head.mac
        day = head.day.description
        orders = head.orders
        events = head.events
    }

    init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(EventLine.self, from: Data(bytes)) }

    /// The line without its end, keys in one order so that equal histories make equal files.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// The event of the line with what stands beside its text in the table; nil where the line has none.
    var stored: StoredEvent? {
        guard let content = event, let told = try? EventText.event(content) else { return nil }
        return StoredEvent(
            sequence: told.sequence,
            at: told.at,
            action: told.action,
            officer: told.by.id,
            content: content,
            mac: mac
        )
    }

    /// The head of the line; nil where it has none.
    var head: EventHead? {
        guard let day = day.flatMap({ CivilDay($0) }), let orders, let events else { return nil }
        return EventHead(day: day, orders: orders, events: events, mac: mac)
    }
}
