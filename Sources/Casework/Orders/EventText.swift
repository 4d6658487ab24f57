import Foundation
import Sealing
import Storage
import WorkOrders

/// Turns events into the text that is stored and vouched for, and back.
struct EventText {
    let seal: Seal

    /// The stored event that follows the one with the code `previous`.
    func stored(_ event: Event, order: String, after previous: String?) throws -> StoredEvent {
        let content = try Self.text(event)
        return StoredEvent(
            sequence: event.sequence,
            at: event.at,
            action: event.action,
            officer: event.by.id,
            content: content,
            mac: try seal.eventCode(after: previous ?? "", of: order, content)
        )
    }

    static func text(_ event: Event) throws -> String {
        String(decoding: try JSONEncoder().encode(event), as: UTF8.self)
    }

    static func event(_ text: String) throws -> Event { try JSONDecoder().decode(Event.self, from: Data(text.utf8)) }
}
