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

    /// The event as JSON, the same text for the same event on every machine and in every run.
    static func text(_ event: Event) throws -> String {
        var data = try encoder().encode(event)
        var from = data.startIndex
        for case .order(let order) in event.changes { try sortTags(of: order, in: &data, from: &from) }
        return String(decoding: data, as: UTF8.self)
    }

    static func event(_ text: String) throws -> Event { try JSONDecoder().decode(Event.self, from: Data(text.utf8)) }

    private static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }

    /// A set is written in the order of its hashes, which differs from run to run: puts its names in theirs.
    private static func sortTags(of order: WorkOrder, in data: inout Data, from: inout Data.Index) throws {
        // Inside a text of the event the quotation marks would be escaped.
        guard let start = data.range(of: Data("\"tags\":[".utf8), in: from..<data.endIndex)?.lowerBound else { return }
        let sorted = try encoder().encode(["tags": order.tags.sorted()]).dropFirst().dropLast()
        // The same names in another order take the same room.
        from = start + sorted.count
        data.replaceSubrange(start..<from, with: sorted)
    }
}
