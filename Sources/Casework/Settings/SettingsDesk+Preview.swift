public import Accounts
import Bulletins
import Exchange
import Storage
import WorkOrders
public import WorkingDays

/// 变更预览: which lines change, and what follows for whom.
public struct SettingsPreview: Hashable, Sendable {
    public var difference: LineDifference
    /// What follows, a sentence each.
    public var effects: [String]
    /// What is probably a mistake, a sentence each; it may be saved all the same.
    public var warnings: [String]
}

extension SettingsDesk {
    /// How many of the newest appeals changed words are tried on: some hundredths of a second.
    private static let appealsTried = 2_000

    /// What saving a text would change; throws ``Exchange/CityFileError`` or ``SettingsRefusal``.
    public func preview(
        _ file: CityFile,
        _ text: String,
        rights: Rights,
        at now: Instant
    ) async throws -> SettingsPreview {
        let text = Self.plain(text)
        let (old, new) = (city, try checked(file, text))
        let difference = LineDifference(from: self.text(file), to: text)
        guard !difference.isEmpty else { throw SettingsRefusal.nothingChanged }
        return try await database.read { connection in
            try Self.requireNames(of: file, new, on: connection)
            let effects = Effects(old: old, new: new, rights: rights, now: now, connection: connection)
            return SettingsPreview(
                difference: difference,
                effects: try effects.sentences(file),
                warnings: try effects.warnings(file)
            )
        }
    }

    /// What follows from the difference of two cities; every count ends early or is a range of an index.
    private struct Effects {
        let old: CityRules
        let new: CityRules
        let rights: Rights
        let now: Instant
        let connection: any Connection

        func sentences(_ file: CityFile) throws -> [String] {
            switch file {
            case .duty: told
            case .directory: ["目录有\(new.directory.entries.count)行，以后派单和转办按新的目录提示；已派的不变。"]
            case .limits, .calendar: [try openWork, "以后派出的按新的规定计算时限。"]
            case .terms: [try openWork, "以后的期限和次数按新的规定。"]
            case .alertWords: [try matched]
            case .channels: try dropped(old.names.channels, new.names.channels, "渠道") { $0.channel = $1 }
            case .tags:
                try dropped(old.names.tags.map(\.name), new.names.tags.map(\.name), "标签") { $0.tag = $1 }
            case .roles: roles
            case .reasons: ["已记录的理由不变，以后按新的理由选择。"]
            case .areas: ["已登记工单的地点不变，登记时按新的地名选择。"]
            case .phrases: ["以后展开的是新的用语；已写下的不变。"]
            case .incomingColumns: ["以后批量登记来件按新的叫法认栏目；已登记的不变。"]
            case .unitCards: ["\(new.cards.count)个单位有名片。"]
            case .leaders: ["\(new.leaders.count)个单位有负责人。"]
            case .supervision: ["以后打印的督办通知书用新的用语。"]
            case .signIn: ["对以后的登录和口令有效；已登录的按新的时限退出。"]
            }
        }

        func warnings(_ file: CityFile) throws -> [String] {
            switch file {
            case .duty: try dutyWarnings()
            case .directory: try DirectoryCheck(new, on: connection).warnings(on: now.day)
            case .leaders: try Set(new.leaders.values).sorted().compactMap { try absence(of: $0) }
            case .terms, .calendar, .limits, .alertWords, .reasons, .channels, .tags, .areas, .phrases,
                .incomingColumns, .roles,
                .supervision,
                .unitCards, .signIn:
                []
            }
        }

        private var openWork: String {
            get throws {
                var query = DispatchQuery()
                query.state = .open
                let count = try connection.dispatchCount(query, now: now, atMost: 1_001)
                return "现有\(count > 1_000 ? "1,000 多" : "\(count)")件未办结的转办件，已定的办结时限不变。"
            }
        }

        /// Who would be told of what at this moment.
        private var told: [String] {
            AlertKind.allCases.map { kind in
                let chain = new.duty.chain(kind, at: now)
                return "现在的“\(kind.title)”通知：\(chain.isEmpty ? "无人" : chain.joined(separator: " → "))"
            }
        }

        private func dutyWarnings() throws -> [String] {
            let officers = Set(new.duty.entries.flatMap(\.chain)).sorted()
            return try officers.compactMap { try absence(of: $0) ?? silence(of: $0) } + gaps + unused
        }

        /// Lines that never count, because those before them fit whatever they fit.
        private var unused: [String] {
            new.duty.entries.indices.filter { index in
                AlertKind.allCases.allSatisfy { kind in
                    (0..<24).allSatisfy { hour in
                        let at = Instant(day: now.day, secondOfDay: hour * 3_600)
                        let before = DutyRoster(Array(new.duty.entries[..<index])).chain(kind, at: at)
                        return before == DutyRoster(Array(new.duty.entries[...index])).chain(kind, at: at)
                    }
                }
            }.map { "第\($0 + 1)行用不到：前面的行已包括它，应调整次序或删去一行。" }
        }

        /// Hours in which nobody would be told of something.
        private var gaps: [String] {
            AlertKind.allCases.compactMap { kind in
                let hours = (0..<24).filter { hour in
                    let at = Instant(day: now.day, secondOfDay: hour * 3_600)
                    return new.duty.chain(kind, at: at).isEmpty
                }
                return hours.isEmpty ? nil : "“\(kind.title)”在\(hours.map(String.init).joined(separator: "、"))点无人可通知。"
            }
        }

        private func absence(of id: String) throws -> String? {
            guard let account = try connection.officer(id)?.account else { return "没有工号“\(id)”的账号。" }
            return account.grants(on: now.day).isEmpty ? "工号“\(id)”已停用或今天没有任职。" : nil
        }

        private func silence(of id: String) throws -> String? {
            let grants = try connection.officer(id)?.account.grants(on: now.day) ?? []
            return grants.contains { rights.allows($0.role, .readAlerts) } ? nil : "工号“\(id)”的角色不能打开待阅，无法确认。"
        }

        /// How many of the newest appeals the words would mark.
        private var matched: String {
            get throws {
                let texts = try connection.newestContents(limit: SettingsDesk.appealsTried)
                let (before, after) = (
                    texts.count { !old.alertWords.matches(in: $0).isEmpty },
                    texts.count { !new.alertWords.matches(in: $0).isEmpty }
                )
                return "最近\(texts.count)件诉求中，原来提示\(before)件，改后提示\(after)件；已登记的不变。"
            }
        }

        private func dropped(
            _ old: [String],
            _ new: [String],
            _ what: String,
            _ set: (inout OrderQuery, String) -> Void
        ) throws -> [String] {
            let lines = try old.filter { !new.contains($0) }.map { name in
                var query = OrderQuery()
                set(&query, name)
                let count = try connection.orderCount(query, now: now, atMost: 1_001)
                return "\(what)“\(name)”不能再选；已有\(count > 1_000 ? "1,000 多" : "\(count)")件工单保留不变。"
            }
            return lines.isEmpty ? ["已登记的工单不变。"] : lines
        }

        /// What each role gains and loses.
        private var roles: [String] {
            let names = Set(old.permissions.names).union(new.permissions.names).sorted()
            return names.compactMap { role in
                func titles(_ mine: Permissions, beyond other: Permissions) -> String {
                    ActionName.allCases.filter { mine.allows(role, $0) && !other.allows(role, $0) }.map(\.title)
                        .joined(separator: "、")
                }
                let gained = titles(new.permissions, beyond: old.permissions)
                let lost = titles(old.permissions, beyond: new.permissions)
                guard !gained.isEmpty || !lost.isEmpty else { return nil }
                return role + (gained.isEmpty ? "" : "：增加\(gained)") + (lost.isEmpty ? "" : "：减少\(lost)")
            }
        }
    }
}
