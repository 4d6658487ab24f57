import Foundation
import WorkOrders
public import WorkingDays

/// The objects that few orders have, as rows of `matter`: what is searched for in columns, the rest as JSON.
public enum MatterKind: Int, Sendable, CaseIterable {
    case suspension = 1
    case escalation = 2
    case instruction = 3
    case inspection = 4
    case promise = 5
    case objection = 6
    case alert = 7
    case relay = 8
    case harassment = 9
    case incident = 10
    case voidRequest = 11
    case upward = 12
}

/// A matter that is open and due: what a sweep acts on.
public struct DueMatter: Hashable, Sendable {
    /// 工单编号.
    public var order: String
    /// From 1 within its kind.
    public var sequence: Int
}

/// One row of `matter`.
struct MatterRow {
    var kind: MatterKind
    var sequence: Int
    var isOpen: Bool
    /// When something must follow: the end of a suspension, the next of a duty chain, the day of a promise.
    var due: Instant?
    var content: String
}

extension Connection {
    /// The matters of an order; one range of the primary key.
    func matters(ofOrder id: Int) throws -> Matters {
        var matters = Matters()
        let found = try rows(
            "SELECT kind, content FROM matter WHERE order_id = \(id) ORDER BY kind, sequence"
        )
        for var row in found {
            let kind: MatterKind = try row.code()
            try matters.add(kind, Data(try row.text().utf8))
        }
        return matters
    }

    /// The matters of an order, naming units as they are called now: their texts have the names of their time.
    func presentMatters(ofOrder id: Int) throws -> Matters {
        let matters = try matters(ofOrder: id)
        return matters.namesUnits ? matters.renamed(units: try formerUnitNames()) : matters
    }

    /// Stores a matter or puts it in the place of the one with its key.
    func save(_ matter: MatterRow, order: Int) throws {
        try enqueue(
            """
            INSERT INTO matter (order_id, kind, sequence, is_open, due_at, content)
            VALUES (\(order), \(matter.kind.rawValue), \(matter.sequence), \(matter.isOpen), \(matter.due),
                \(matter.content))
            ON CONFLICT (order_id, kind, sequence) DO UPDATE
            SET is_open = excluded.is_open, due_at = excluded.due_at, content = excluded.content
            """
        )
    }

    /// Open matters of a kind that were due by an instant, the longest due first; a range of `matter_open`.
    ///
    /// `skipping` so many in front, which the sweep could do nothing about.
    public func dueMatters(_ kind: MatterKind, by now: Instant, skipping: Int = 0, limit: Int) throws -> [DueMatter] {
        try rows(
            """
            SELECT w.number, m.sequence FROM matter m JOIN work_order w ON w.id = m.order_id
            WHERE m.is_open = 1 AND m.kind = \(kind.rawValue) AND m.due_at <= \(now)
            ORDER BY m.due_at, m.order_id, m.sequence LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row throws(StorageError) in
            var row = row
            return DueMatter(order: try row.text(), sequence: try row.integer())
        }
    }
}

extension UpwardDuty {
    /// Reads what ``MatterRow`` keeps.
    init(stored content: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(content.utf8)) }
}

extension Matters {
    fileprivate mutating func add(_ kind: MatterKind, _ content: Data) throws {
        let decoder = JSONDecoder()
        switch kind {
        case .suspension: suspensions.append(try decoder.decode(Suspension.self, from: content))
        case .escalation: escalations.append(try decoder.decode(Escalation.self, from: content))
        case .instruction: instructions.append(try decoder.decode(LeaderInstruction.self, from: content))
        case .inspection: inspections.append(try decoder.decode(SiteInspection.self, from: content))
        case .promise: promises.append(try decoder.decode(Promise.self, from: content))
        case .objection: objections.append(try decoder.decode(Objection.self, from: content))
        case .alert: alerts.append(try decoder.decode(Alert.self, from: content))
        case .relay: relays.append(try decoder.decode(Relay.self, from: content))
        case .harassment: harassment = try decoder.decode(HarassmentMark.self, from: content)
        case .incident: incident = try decoder.decode(Incident.self, from: content)
        case .upward: upward = try decoder.decode(UpwardDuty.self, from: content)
        case .voidRequest: voidRequest = try decoder.decode(VoidRequest.self, from: content)
        }
    }
}
