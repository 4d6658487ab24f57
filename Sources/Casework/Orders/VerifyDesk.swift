import Sealing
public import Storage
import WorkOrders
public import WorkingDays

/// One thing that is wrong with the history.
public enum ChainFault: Hashable, Sendable {
    /// An event is missing, or one too many stands between others.
    case gap(order: String, sequence: Int)
    /// An event's text, or its place, is not what its code vouches for.
    case altered(order: String, sequence: Int)
    /// What stands beside the text (time, action, officer) isn't what the text says.
    case mislabelled(order: String, sequence: Int)
    /// The order says that it has more or fewer events.
    case cut(order: String, stored: Int, expected: Int)
    /// The order's rows aren't what its events make.
    case drifted(order: String)
    /// The day's orders or events are not those its head was taken of.
    case head(CivilDay)

    /// What people read.
    public var sentence: String {
        switch self {
        case .gap(let order, let sequence): "工单\(order)：第\(sequence)条流转记录缺失或多出。"
        case .altered(let order, let sequence): "工单\(order)：第\(sequence)条流转记录被改动、插入或调换。"
        case .mislabelled(let order, let sequence): "工单\(order)：第\(sequence)条流转记录的时间、动作或人员与原文不符。"
        case .cut(let order, let stored, let expected): "工单\(order)：应有\(expected)条流转记录，实有\(stored)条。"
        case .drifted(let order): "工单\(order)：现有数据与流转记录不符。"
        case .head(let day): "\(day)：当天的工单或流转记录与封存时不符，有整单或末尾记录被删。"
        }
    }
}

/// What a verification found.
public struct ChainReport: Hashable, Sendable {
    public var orders = 0
    public var events = 0
    public var faults: [ChainFault] = []
    /// The heads as they are now, those of days not closed yet included; two equal databases have equal heads.
    public var heads: [EventHead] = []
}

/// 校验: whether every event is there and as it was written.
public struct VerifyDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal
    }

    /// Walks all orders with events, in one consistent state of the database; memory grows with a day, not with all.
    public func verify(progress: @Sendable @escaping (Int) -> Void = { _ in }) async throws -> ChainReport {
        let seal = seal.seal
        return try await database.read { connection in
            var report = ChainReport()
            var last = 0
            while true {
                let batch = try connection.ordersWithEvents(after: last, limit: 500)
                guard let end = batch.last else { break }
                last = end.id
                for order in batch { try report.check(order, connection, seal) }
                progress(report.orders)
            }
            try report.checkHeads(connection, seal)
            return report
        }
    }
}

extension ChainReport {
    fileprivate mutating func check(
        _ order: (id: Int, number: String, revision: Int),
        _ connection: any Connection,
        _ seal: Seal
    ) throws {
        let events = try connection.events(ofOrder: order.id)
        orders += 1
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
        try compare(events, order.number, connection)
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
        let told = try EventText.event(event.content)
        let isLabelled =
            told.sequence == event.sequence && told.at == event.at && told.action == event.action
            && told.by.id == event.officer
        if !isLabelled { faults.append(.mislabelled(order: order, sequence: event.sequence)) }
    }

    /// The rows that pages and figures read are what the events make.
    private mutating func compare(_ events: [StoredEvent], _ number: String, _ connection: any Connection) throws {
        let replayed = CaseFile(replaying: try events.map { try EventText.event($0.content) })
        let stored = try connection.caseFile(number).file
        if replayed?.inOrder != stored.inOrder { faults.append(.drifted(order: number)) }
    }

    fileprivate mutating func checkHeads(_ connection: any Connection, _ seal: Seal) throws {
        let stored = Dictionary(try connection.eventHeads().map { ($0.day, $0) }) { first, _ in first }
        var day = CivilDay(daysSinceEpoch: 0)
        var days = Set(stored.keys)
        while let next = try connection.firstEventDay(from: day) {
            days.insert(next)
            day = next.advanced(by: 1)
        }
        for day in days.sorted() {
            let head = try seal.head(day, connection.dayEnds(day), after: heads.last)
            if let kept = stored[day], kept != head { faults.append(.head(day)) }
            heads.append(head)
        }
    }
}

extension CaseFile {
    /// The file with each list in an order of its own values, as rows have none.
    var inOrder: CaseFile {
        var file = self
        file.dispatches.sort { $0.number < $1.number }
        file.attempts.sort { ($0.at, $0.dispatch) < ($1.at, $1.dispatch) }
        file.sendBacks.sort { ($0.requestedAt, $0.dispatch) < ($1.requestedAt, $1.dispatch) }
        file.extensions.sort { ($0.requestedAt, $0.dispatch) < ($1.requestedAt, $1.dispatch) }
        file.replies.sort { ($0.at, $0.dispatch) < ($1.at, $1.dispatch) }
        file.contacts.sort { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }
        file.supervisions.sort { ($0.at, $0.level.rawValue) < ($1.at, $1.level.rawValue) }
        file.visits.sort { $0.place < $1.place }
        return file
    }
}

extension ReturnVisit {
    fileprivate var place: (Instant, String, Int, Int) { (visitedAt, unit ?? "", aspect.rawValue, sequence) }
}
