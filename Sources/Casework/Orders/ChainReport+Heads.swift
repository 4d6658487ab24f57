import Sealing
import Storage
import WorkingDays

extension ChainReport {
    /// The heads of all days as they are now, against those that were taken.
    mutating func checkHeads(_ connection: any Connection, _ seal: Seal, kept: [EventHead]) throws {
        let stored = try connection.eventHeads()
        let taken = Self.byDay(kept + stored)
        let last = taken.keys.max()
        for day in Set(taken.keys).union(try connection.eventDays()).sorted() {
            // After a day that is wrong the next ones follow the head that was taken: each fault is told once.
            let previous = heads.last.map { taken[$0.day] ?? $0 }
            let head = try seal.head(day, connection.dayEnds(day), after: previous, likeThatOf: taken[day])
            let isMissing = taken[day] == nil && last.map { day < $0 } ?? false
            if isMissing || taken[day].map({ $0 != head }) ?? false { faults.append(.head(day)) }
            heads.append(head)
        }
        checkKept(kept, stored)
    }

    /// A head that was exported must still stand in the database as it was.
    private mutating func checkKept(_ kept: [EventHead], _ stored: [EventHead]) {
        let stored = Self.byDay(stored)
        for head in kept where stored[head.day] != head && !faults.contains(.head(head.day)) {
            faults.append(.head(head.day))
        }
    }

    private static func byDay(_ heads: [EventHead]) -> [CivilDay: EventHead] {
        Dictionary(heads.map { ($0.day, $0) }) { first, _ in first }
    }
}

extension Connection {
    /// The days that have events, first to last; one step in an index for each.
    fileprivate func eventDays() throws -> [CivilDay] {
        var days: [CivilDay] = []
        var from = CivilDay(daysSinceEpoch: 0)
        while let day = try firstEventDay(from: from) {
            days.append(day)
            from = day.advanced(by: 1)
        }
        return days
    }
}
