import Accounts
import Exchange
import Storage
import WorkOrders
public import WorkingDays

/// 单位名片 as a form has it: the cells of the file, and the leader to whom matters are escalated.
public struct CardChange: Hashable, Sendable {
    public var unit: String
    /// The card's cells and then 工号 of the leader, as they were seen.
    public var old: [String]
    public var new: [String]

    public init(_ unit: String, from old: [String], to new: [String]) {
        self.unit = unit
        self.old = old
        self.new = new
    }

    /// The fields in their order; the last is kept in `leaders.csv`.
    public static let fields = UnitCardColumn.allCases.dropFirst().map(\.rawValue) + ["提级时通知的负责人工号"]

    var words: String {
        zip(Self.fields, zip(old, new)).filter { $1.0 != $1.1 }
            .map { "\($0)：\($1.0.isEmpty ? "无" : $1.0) → \($1.1.isEmpty ? "无" : $1.1)" }.joined(separator: "；")
    }

    var difference: LineDifference {
        func text(_ cells: [String]) -> String {
            zip(Self.fields, cells).filter { !$1.isEmpty }.map { "\($0)：\($1)\n" }.joined()
        }
        return LineDifference(from: text(old), to: text(new))
    }
}

extension UnitDesk {
    /// The cells of a unit's card as they count now.
    public func card(of unit: String) -> [String] {
        Self.cells(of: unit, settings.city)
    }

    private static func cells(of unit: String, _ city: CityRules) -> [String] {
        let card = city.cards[unit] ?? UnitCard()
        let duty = card.duty.map(\.text).joined(separator: ";")
        let cells = [card.liaison, card.leader, duty, card.notices, card.address, card.remarks, city.leaders[unit]]
        return cells.map { $0 ?? "" }
    }

    /// What a change of a card would do; throws ``UnitRefusal``.
    public func preview(_ change: CardChange, at now: Instant) async throws -> SettingsPreview {
        let card = try Self.checked(change)
        let calendar = settings.rules.calendar
        return try await settings.database.read { [self] connection in
            try check(change, on: connection)
            let number = card.number(at: now, calendar)
            return SettingsPreview(
                difference: change.difference,
                effects: ["受理台和工单页即时显示；此刻的值班电话：\(number ?? "无")。"],
                warnings: try warnings(change, card, at: now, on: connection)
            )
        }
    }

    /// Saves a card over the one that was seen, in the city's files; throws ``UnitRefusal``.
    public func save(_ change: CardChange, by officer: String, at now: Instant) async throws {
        _ = try Self.checked(change)
        let author = SettingsLog.Author(officer: officer, at: now)
        try await settings.database.write { [self] connection in
            // Two who change cards at once would save the same version of the file.
            try connection.lock("names")
            try check(change, on: connection)
            let (card, leader) = (Array(change.new.dropLast()), change.new.suffix(1))
            try replace(.unitCards, change.unit, card, by: author, on: connection)
            try replace(.leaders, change.unit, Array(leader), by: author, on: connection)
            try write("名片 \(change.words)", about: change.unit, by: author, on: connection)
        }
        try await settings.reload()
    }

    /// Puts a unit's line in a file; a line that says nothing is left out.
    ///
    /// A file that stays as it was has no new version.
    private func replace(
        _ file: CityFile,
        _ unit: String,
        _ cells: [String],
        by author: SettingsLog.Author,
        on connection: any Connection
    ) throws {
        guard let columns = file.columns else { return }
        let before = try settings.text(file, on: connection)
        var rows = CityTable.rows(of: before, columns: columns) ?? []
        let line = cells.allSatisfy(\.isEmpty) ? [] : [[unit] + cells]
        if let place = rows.firstIndex(where: { $0.first == unit }) {
            rows.replaceSubrange(place...place, with: line)
        } else {
            rows += line
        }
        let after = CityTable.text(of: rows, columns: columns)
        guard CityTable.rows(of: before, columns: columns) != rows else { return }
        try settings.store(file, after, "“\(unit)”", by: author, on: connection)
    }

    /// The card as the file's own parser reads it.
    private static func checked(_ change: CardChange) throws(UnitRefusal) -> UnitCard {
        guard change.new.count == CardChange.fields.count, change.old.count == change.new.count else { throw .outdated }
        guard change.old != change.new else { throw .nothingChanged }
        let columns = UnitCardColumn.allCases.map(\.rawValue)
        let text = CityTable.text(of: [[change.unit] + change.new.dropLast()], columns: columns)
        do throws(CityFileError) {
            return try UnitCardsFile.cards(.text(text, name: ""))[change.unit] ?? UnitCard()
        } catch {
            let line = error.lines.first ?? ""
            throw .card(line.hasPrefix("第2行，") ? String(line.dropFirst("第2行，".count)) : line)
        }
    }

    private func check(_ change: CardChange, on connection: any Connection) throws {
        guard try connection.hasUnit(change.unit) else { throw UnitRefusal.noSuchUnit(change.unit) }
        guard try stored(change.unit, on: connection) == change.old else { throw UnitRefusal.outdated }
        let leader = change.new.last ?? ""
        guard !leader.isEmpty, leader != change.old.last else { return }
        guard try connection.officer(leader) != nil else {
            throw UnitRefusal.noSuchOfficer(leader)
        }
    }

    /// The cells as this transaction sees them, written as ``card(of:)`` writes them.
    private func stored(_ unit: String, on connection: any Connection) throws -> [String] {
        var city = CityRules()
        try city.read(.unitCards, try settings.text(.unitCards, on: connection))
        try city.read(.leaders, try settings.text(.leaders, on: connection))
        return Self.cells(of: unit, city)
    }

    /// The hours of the next seven days in which nobody answers.
    private static func gaps(_ card: UnitCard, from now: Instant, _ calendar: WorkCalendar) -> [Instant] {
        let start = now.day.start
        return (0..<24 * 7).map { start.advanced(bySeconds: $0 * 3_600) }.filter {
            card.number(at: $0, calendar) == nil
        }
    }

    private func warnings(
        _ change: CardChange,
        _ card: UnitCard,
        at now: Instant,
        on connection: any Connection
    ) throws -> [String] {
        var lines: [String] = []
        let gaps = Self.gaps(card, from: now, settings.rules.calendar)
        if !card.duty.isEmpty, !gaps.isEmpty {
            lines.append("此后七天中有\(gaps.count)个钟点没有值班电话，最早是\(gaps[0].minuteText)。")
        }
        let leader = change.new.last ?? ""
        if !leader.isEmpty, try connection.officer(leader)?.account.grants(on: now.day).isEmpty != false {
            lines.append("工号“\(leader)”已停用或今天没有任职。")
        }
        return lines
    }
}
