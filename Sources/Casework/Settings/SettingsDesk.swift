import Exchange
import Sealing
public import Storage
public import WorkOrders
public import WorkingDays

/// 设置: the city's files as the folder has them, overlaid by versions that were saved; each change with its event.
///
/// A saved version counts in this process at once, in others within some seconds.
public struct SettingsDesk: Sendable {
    let database: any Database
    let log: SettingsLog
    /// As the folder has it, without what was saved.
    private let base: CityRules
    let live: LiveCity

    public init(database: any Database, seal: CitizenSeal, base: CityRules) async throws {
        self.database = database
        self.base = base
        log = SettingsLog(seal: seal.seal)
        live = LiveCity(try await database.read { try Self.state(base, on: $0) })
    }

    /// The rules that count now.
    public var rules: Rules { live.state.rules }

    /// The city as it counts now.
    public var city: CityRules { live.state.city }

    /// The number of the last change that counts.
    public var lastChange: Int { live.state.sequence }

    /// What couldn't be read of the saved versions, in Chinese; the folder's file counts in its place.
    public var faults: [String] { live.state.faults }

    /// Looks at most every few seconds whether another process changed something, and takes it over.
    public func refresh(at now: Instant) async throws {
        guard live.claimsLook(at: now), try await database.read({ try $0.settingsSequence() }) != live.state.sequence
        else { return }
        try await reload()
    }

    /// What a file says now: the saved version, the folder's, or nothing where the program's own rules hold.
    public func text(_ file: CityFile) -> String { city.texts[file] ?? CityRules.standardText(file) ?? "" }

    /// The versions of a file, the newest first.
    public func versions(of file: CityFile, limit: Int = 50) async throws -> [CitySetting] {
        try await database.read { try $0.settings(of: file.rawValue, limit: limit) }
    }

    /// The newest version of each file that has one.
    public func newest() async throws -> [CitySetting] { try await database.read { try $0.newestSettings() } }

    /// What was changed about a file, the newest first.
    public func changes(of file: CityFile) async throws -> [SettingsEvent] {
        try await database.read { try $0.settingsEvents(about: file.subject, limit: 50) }
    }

    /// The city with a text in a file's place; throws ``Exchange/CityFileError`` where it can't be.
    func checked(_ file: CityFile, _ text: String) throws(CityFileError) -> CityRules {
        var city = city
        try city.read(file, text)
        try city.check()
        return city
    }

    /// Saves a text as the next version of a file, over the version that was seen (0 for none).
    ///
    /// Throws ``Exchange/CityFileError`` or ``SettingsRefusal``; another's version is never overwritten.
    public func save(
        _ file: CityFile,
        _ text: String,
        over version: Int,
        by officer: String,
        at now: Instant
    ) async throws {
        let text = Self.plain(text)
        let checked = try checked(file, text)
        let difference = LineDifference(from: self.text(file), to: text)
        guard !difference.isEmpty else { throw SettingsRefusal.nothingChanged }
        let setting = CitySetting(
            file: file.rawValue,
            version: version + 1,
            content: text,
            savedAt: now,
            savedBy: officer
        )
        try await database.write { [log] connection in
            try Self.requireNames(of: file, checked, on: connection)
            let newest = try connection.settings(of: file.rawValue, limit: 1).first?.version ?? 0
            guard newest == version else { throw SettingsRefusal.outdated }
            try connection.insert(setting)
            let words = "第\(version + 1)版：增\(difference.added.count)行，删\(difference.removed.count)行"
            let author = SettingsLog.Author(officer: officer, at: now)
            try log.write(words, about: file.subject, by: author, on: connection)
        }
        try await reload()
    }

    /// Units that a file names must be the city's, and what 派单目录 names besides.
    static func requireNames(of file: CityFile, _ city: CityRules, on connection: any Connection) throws {
        let named: [String] =
            switch file {
            case .unitCards: city.cards.keys.sorted()
            case .leaders: city.leaders.keys.sorted()
            case .limits: city.limits.rules.compactMap(\.unit)
            case .duty, .directory, .terms, .calendar, .alertWords, .reasons, .channels, .tags, .areas, .phrases,
                .incomingColumns,
                .roles,
                .supervision,
                .signIn:
                []
            }
        for unit in named where try !connection.hasUnit(unit) { throw SettingsRefusal.unknownUnit(unit) }
        guard file == .directory else { return }
        let faults = try DirectoryCheck(city, on: connection).faults
        if !faults.isEmpty { throw SettingsRefusal.badLines(faults) }
    }

    func reload() async throws {
        let base = base
        live.take(try await database.read { try Self.state(base, on: $0) })
    }

    private static func state(_ base: CityRules, on connection: any Connection) throws -> LiveCity.State {
        // Before the versions: what comes meanwhile is looked for again.
        let sequence = try connection.settingsSequence()
        var (city, faults) = (base, [String]())
        for setting in try connection.newestSettings() {
            guard let file = CityFile(rawValue: setting.file) else { continue }
            do throws(CityFileError) {
                try city.read(file, setting.content, name: "\(file.title)第\(setting.version)版")
            } catch {
                faults.append(error.message)
            }
        }
        let calendar = try connection.calendar().applying(city.calendar)
        let rules = city.rules(units: try UnitTree(connection.units()), calendar: calendar)
        return LiveCity.State(city: city, rules: rules, sequence: sequence, faults: faults)
    }

    /// Line ends as files have them, and one at the end.
    static func plain(_ text: String) -> String {
        let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    }
}

/// Why a setting wasn't saved.
public enum SettingsRefusal: Error, Hashable, Sendable {
    /// Somebody saved another version since.
    case outdated
    case nothingChanged
    case unknownUnit(String)
    /// Lines that name what the city doesn't have, a sentence each.
    case badLines([String])

    /// What people read, a sentence for each thing that is wrong.
    public var sentences: [String] { if case .badLines(let lines) = self { lines } else { [sentence] } }

    /// What people read.
    public var sentence: String {
        switch self {
        case .outdated: "别人刚保存了新的版本，请重新打开后再改。"
        case .nothingChanged: "内容没有变化，不必保存。"
        case .unknownUnit(let unit): "没有单位“\(unit)”，请核对名称，或先导入这个单位。"
        case .badLines(let lines): lines.joined()
        }
    }
}
