public import Accounts
import Bulletins
import Documents
public import Exchange
public import WorkOrders
public import WorkingDays

/// A city's rules as its files have them; what there is no file for is as the program has it.
public struct CityRules: Sendable {
    public private(set) var limits = HandlingLimits.standard
    public private(set) var calendar = CalendarSettings()
    public private(set) var terms = Terms()
    public private(set) var permissions = Permissions.standard
    public private(set) var reasons = Reasons.standard
    public private(set) var alertWords = AlertWords.standard
    public private(set) var duty = DutyRoster()
    public private(set) var directory = DispatchDirectory()
    /// 工号 of the leader of each unit.
    public private(set) var leaders: [String: String] = [:]
    public private(set) var cards: [String: UnitCard] = [:]
    /// The wording of a 督办通知书.
    public private(set) var supervision = SupervisionNotice.Wording.standard
    public private(set) var signIn = SignInRules()
    public private(set) var names = CityNames()
    /// What each file says, word for word.
    public private(set) var texts: [CityFile: String] = [:]

    public init() {}

    /// Reads a file in place of what was there; nothing is changed where it is refused.
    ///
    /// `name` is what messages call it.
    public mutating func read(_ file: CityFile, _ text: String, name: String? = nil) throws(CityFileError) {
        var changed = self
        try changed.parse(file, text, name ?? file.rawValue)
        changed.texts[file] = text
        self = changed
    }

    private mutating func parse(_ file: CityFile, _ text: String, _ name: String) throws(CityFileError) {
        let source = CitySource.text(text, name: name)
        switch file {
        case .limits: limits = try LimitsFile.limits(source)
        case .calendar: calendar = try Self.calendar(text, name)
        case .terms: terms = try Self.terms(text, name)
        case .roles: permissions = try RolesFile.permissions(source)
        case .reasons: reasons = try ReasonsFile.reasons(source)
        case .alertWords: alertWords = try AlertWordsFile.words(source)
        case .directory: directory = try DirectoryFile.directory(source)
        case .duty: duty = try DutyFile.roster(source)
        case .supervision:
            do throws(PatternError) {
                _ = try SupervisionNotice.Wording(text)
            } catch {
                throw .unreadable(file: name, reason: "\(error)")
            }
            supervision = text
        case .signIn: signIn = try Self.signIn(text, name)
        case .channels: names.channels = try NamesFiles.channels(source)
        case .tags: names.tags = try NamesFiles.tags(source)
        case .phrases: names.phrases = try NamesFiles.phrases(source)
        case .incomingColumns: names.incoming = try IncomingColumnsFile.headers(source)
        case .areas: names.places = try NamesFiles.places(source)
        case .leaders: leaders = try LeadersFile.leaders(source)
        case .unitCards: cards = try UnitCardsFile.cards(source)
        }
    }

    /// Refuses a limit for a channel or tag that no order can have: it would never count.
    public func check(_ file: String = CityFile.limits.rawValue) throws(CityFileError) {
        let tags = names.tags.map(\.name)
        for rule in limits.rules {
            if let tag = rule.tag, !tags.isEmpty, !tags.contains(tag) {
                throw .unreadable(file: file, reason: "标签“\(tag)”不在 tags.csv 中，应补入或改正。")
            }
            if let channel = rule.channel, !names.channels.isEmpty, !names.channels.contains(channel) {
                throw .unreadable(file: file, reason: "来源渠道“\(channel)”不在 channels.csv 中，应补入或改正。")
            }
        }
    }

    private static func calendar(_ text: String, _ name: String) throws(CityFileError) -> CalendarSettings {
        let values = try NamedValues.read(text, name: name)
        do throws(CalendarSettingsError) {
            return try CalendarSettings(values: values)
        } catch {
            throw .unreadable(file: name, reason: error.description)
        }
    }

    private static func terms(_ text: String, _ name: String) throws(CityFileError) -> Terms {
        let values = try NamedValues.read(text, name: name)
        do throws(TermsError) {
            return try Terms(values: values)
        } catch {
            throw .unreadable(file: name, reason: error.sentence)
        }
    }

    private static func signIn(_ text: String, _ name: String) throws(CityFileError) -> SignInRules {
        let values = try NamedValues.read(text, name: name)
        do throws(SignInRulesError) {
            return try SignInRules(values: values)
        } catch {
            throw .unreadable(file: name, reason: error.sentence)
        }
    }

    /// The rules of the city for its units on its calendar.
    public func rules(units: UnitTree, calendar: WorkCalendar) -> Rules {
        var rules = Rules(units: units, calendar: calendar)
        rules.limits = limits
        rules.terms = terms
        rules.permissions = permissions
        rules.reasons = reasons
        rules.alertWords = alertWords
        rules.duty = duty
        rules.directory = directory
        rules.leaders = leaders
        rules.names = names
        return rules
    }
}
