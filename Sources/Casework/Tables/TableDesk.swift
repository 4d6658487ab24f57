public import Bulletins
import Foundation
public import Storage
public import WorkingDays

/// 统计表: templates, and what is made of them every day, week or month.
public struct TableDesk: Sendable {
    /// So many templates of his own an officer keeps at most: a list that he still knows.
    public static let most = 50
    /// Only one node makes tables at a time.
    private static let lease = "tables"
    private static let leaseSeconds = 600

    let database: any Database
    let settings: BulletinSettings
    let calendar: WorkCalendar
    /// Names the node in the lease.
    let holder: String

    public init(
        database: any Database,
        settings: BulletinSettings,
        calendar: WorkCalendar,
        holder: String = ""
    ) {
        self.database = database
        self.settings = settings
        self.calendar = calendar
        self.holder = holder
    }

    /// Keeps a template in the place of the owner's one of that name; throws ``TableRefusal`` for a faulty one.
    public func keep(_ template: TableTemplate, at now: Instant) async throws -> Int {
        let isNamed = (1...TableTemplate.nameLimit).contains(template.name.count)
        guard isNamed, !template.name.contains(where: \.isNewline) else { throw TableRefusal.name }
        guard template.table != nil else { throw TableRefusal.spec }
        return try await database.write { connection in
            let own = try connection.tableTemplates(of: template.owner, in: template.unit)
                .filter { $0.owner == template.owner }
            let isNew = !own.contains { $0.name == template.name }
            if isNew, own.count >= Self.most { throw TableRefusal.tooMany }
            return try connection.put(template, now: now)
        }
    }

    /// Removes one of an owner's own with all that was made of it; false where he has none of this id.
    public func remove(_ id: Int, of owner: String) async throws -> Bool {
        try await database.write { try $0.removeTableTemplate(id, of: owner) }
    }

    /// Makes every table that is due, each frozen as of the 00:00 at which it was; how many were made.
    ///
    /// A table that can't be counted any more is passed over until its next time. Another node's lease is waited for
    /// with the next look.
    public func makeDue(at now: Instant, isStopped: @Sendable () -> Bool = { false }) async throws -> Int {
        let (holder, lease, seconds) = (holder, Self.lease, Self.leaseSeconds)
        guard try await database.read({ try $0.dueTableTemplate(at: now) }) != nil,
            try await database.write({ try $0.takeLease(lease, holder: holder, now: now, seconds: seconds) })
        else { return 0 }
        var made = 0
        while !isStopped(), let due = try await database.read({ try $0.dueTableTemplate(at: now) }) {
            let table = try await make(due.template, dueAt: due.dueAt, now: now)
            let isKept = try await database.write { try $0.putMade(table, of: due.template, dueAt: due.dueAt) }
            if isKept, table != nil { made += 1 }
        }
        _ = try await database.write { try $0.releaseLease(lease, holder: holder) }
        return made
    }

    private func make(_ template: TableTemplate, dueAt: Instant, now: Instant) async throws -> MadeTable? {
        guard var table = template.table, let period = template.schedule.period(endingAt: dueAt) else { return nil }
        (table.period, table.asOf) = (.fixed(period), dueAt.day)
        let frozen = table
        let sheet: TableSheet
        do {
            sheet = try await database.read { [settings, calendar] connection in
                try connection.table(frozen, period: period, cutOff: dueAt, settings: settings, calendar: calendar)
                    .sheet()
            }
        } catch is TableError {
            return nil
        }
        return MadeTable(period: period.name, lastDay: period.last, madeAt: now, content: try sheet.stored())
    }
}

/// Why a template isn't kept.
public enum TableRefusal: Error, Hashable, Sendable {
    case name
    case spec
    case tooMany

    /// What to do, in Chinese.
    public var sentence: String {
        switch self {
        case .name: "请填写模板名称，最多\(TableTemplate.nameLimit)字。"
        case .spec: "这张表的条件有误，请先改正并重新统计。"
        case .tooMany: "个人模板最多\(TableDesk.most)个，请先删去不用的。"
        }
    }
}

extension TableSheet {
    /// As storage keeps it.
    func stored() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// A table as storage has kept it; nil where it is none.
    public init?(stored content: String) {
        guard let sheet = try? JSONDecoder().decode(TableSheet.self, from: Data(content.utf8)) else { return nil }
        self = sheet
    }
}
