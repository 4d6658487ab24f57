import Sealing
public import Storage
public import WorkingDays

/// 每日链头: closes the days that are over, so that what happened on them can't be cut off unseen.
public struct HeadDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal
    }

    /// Takes the head of every day before `day` that has events and none yet; returns the new ones.
    ///
    /// An action of a day must be stored before the day is closed: call it some time after midnight. One transaction
    /// a day; safe on several nodes, as the key of a head is its day.
    public func close(before day: CivilDay) async throws -> [EventHead] {
        var made: [EventHead] = []
        while let head = try await closeNext(before: day) { made.append(head) }
        return made
    }

    private func closeNext(before day: CivilDay) async throws -> EventHead? {
        let seal = seal.seal
        return try await database.write { connection in
            try connection.lock("event_head")
            let last = try connection.lastEventHead()
            let from = last?.day.advanced(by: 1) ?? CivilDay(daysSinceEpoch: 0)
            guard let next = try connection.firstEventDay(from: from), next < day else { return nil }
            let head = try seal.head(next, connection.dayEnds(next), after: last)
            try connection.insert(head)
            return head
        }
    }
}
