import Foundation
import Sealing
import Storage
import WorkOrders

extension ChainReport {
    /// An order's events against their codes, then its rows against its events.
    mutating func check(
        _ order: (id: Int, number: String, revision: Int),
        _ names: NamesOfTheTime,
        _ connection: any Connection,
        _ seal: Seal
    ) throws {
        orders += 1
        guard let events = try readable({ try connection.events(ofOrder: order.id) }) else {
            return faults.append(.unreadable(order: order.number))
        }
        self.events += events.count
        let before = faults.count
        var previous = ""
        for (index, event) in events.enumerated() {
            try check(event, expected: index + 1, after: previous, order.number, seal)
            previous = event.mac
        }
        if events.count != order.revision {
            faults.append(.cut(order: order.number, stored: events.count, expected: order.revision))
        }
        guard faults.count == before else { return }
        try compare(events, order.number, names, connection)
    }

    private mutating func check(
        _ event: StoredEvent,
        expected: Int,
        after previous: String,
        _ order: String,
        _ seal: Seal
    ) throws {
        if event.sequence != expected { faults.append(.gap(order: order, sequence: expected)) }
        guard try seal.isGood(event.mac, after: previous, of: order, event.content) else {
            faults.append(.altered(order: order, sequence: event.sequence))
            return
        }
        guard let told = try readable({ try EventText.event(event.content) }) else {
            return faults.append(.unreadable(order: order))
        }
        let isLabelled =
            told.sequence == event.sequence && told.at == event.at && told.action == event.action
            && told.by.id == event.officer
        if !isLabelled { faults.append(.mislabelled(order: order, sequence: event.sequence)) }
    }

    /// The rows that pages and figures read are what the events make.
    private mutating func compare(
        _ events: [StoredEvent],
        _ number: String,
        _ names: NamesOfTheTime,
        _ connection: any Connection
    ) throws {
        let replayed = CaseFile(replaying: try events.map { try EventText.event($0.content) })
        // All tables are asked, because which of them hold rows is one of the things that may have been changed.
        let stored = try readable { try connection.caseFile(number, askingAllTables: true).file }
        let present = replayed.map { names.present($0, as: stored) }
        if present?.inOrder != stored?.inOrder { faults.append(.drifted(order: number)) }
    }
}

/// Nil where a row or a text holds what no program of ours wrote; any other error ends the verification.
private func readable<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
        return try body()
    } catch StorageError.unexpectedValue, StorageError.notFound {
        return nil
    } catch is DecodingError {
        return nil
    }
}
