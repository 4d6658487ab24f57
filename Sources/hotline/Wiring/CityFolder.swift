import Documents
import Exchange
import Foundation
import WorkOrders
import WorkingDays

/// A city's folder: its rules as files; what it has no file for is as the program has it.
struct CityFolder {
    var limits = HandlingLimits.standard
    var calendar = CalendarSettings()
    var terms = Terms()
    var permissions = Permissions.standard
    var reasons = Reasons.standard
    var alertWords = AlertWords.standard
    var duty = DutyRoster()
    var leaders: [String: String] = [:]
    /// The wording of a 督办通知书.
    var supervision = SupervisionNotice.Wording.standard

    var names = CityNames()

    private static let files = [
        "limits.csv", "calendar.yml", "terms.yml", "roles.csv", "reasons.csv", "alert-words.csv", "duty.csv",
        "leaders.csv", "supervision.md", "channels.csv", "tags.csv", "areas.csv", "phrases.csv",
    ]

    /// Reads what the folder has; nil is no folder.
    init(_ folder: String?) throws {
        guard let folder else { return }
        let present = Self.files.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
        guard !present.isEmpty else {
            let names = Self.files.joined(separator: "、")
            throw CommandFailure.said("城市文件夹 \(folder) 中没有 \(names) 中的任何一个，请检查 --city 或 HOTLINE_CITY。")
        }
        for file in present { try read(file, "\(folder)/\(file)") }
        try checkLimits("\(folder)/limits.csv")
    }

    private mutating func read(_ file: String, _ path: String) throws {
        switch file {
        case "limits.csv": limits = try LimitsFile.limits(path: path)
        case "calendar.yml": calendar = try Self.calendar(path)
        case "terms.yml": terms = try Self.terms(path)
        case "roles.csv": permissions = try RolesFile.permissions(path: path)
        case "reasons.csv": reasons = try ReasonsFile.reasons(path: path)
        case "alert-words.csv": alertWords = try AlertWordsFile.words(path: path)
        case "duty.csv": duty = try DutyFile.roster(path: path)
        case "supervision.md": supervision = try String(contentsOfFile: path, encoding: .utf8)
        case "channels.csv": names.channels = try NamesFiles.channels(path: path)
        case "tags.csv": names.tags = try NamesFiles.tags(path: path)
        case "areas.csv": names.places = try NamesFiles.places(path: path)
        case "phrases.csv": names.phrases = try NamesFiles.phrases(path: path)
        default: leaders = try LeadersFile.leaders(path: path)
        }
    }

    /// A limit for a channel or tag that no order can have would never count.
    private func checkLimits(_ path: String) throws {
        let tags = names.tags.map(\.name)
        for rule in limits.rules {
            if let tag = rule.tag, !tags.isEmpty, !tags.contains(tag) {
                throw CommandFailure.said("\(path)：标签“\(tag)”不在 tags.csv 中，应补入或改正。")
            }
            if let channel = rule.channel, !names.channels.isEmpty, !names.channels.contains(channel) {
                throw CommandFailure.said("\(path)：来源渠道“\(channel)”不在 channels.csv 中，应补入或改正。")
            }
        }
    }

    private static func calendar(_ path: String) throws -> CalendarSettings {
        do {
            return try CalendarSettings(values: try SettingsFile.values(path))
        } catch let error as CalendarSettingsError {
            throw CommandFailure.said("\(path)：\(error)")
        }
    }

    private static func terms(_ path: String) throws -> Terms {
        do {
            return try Terms(values: try SettingsFile.values(path))
        } catch let error as TermsError {
            throw CommandFailure.said("\(path)：\(error.sentence)")
        }
    }

    /// The rules of the city for its units on its calendar.
    func rules(units: UnitTree, calendar: WorkCalendar) -> Rules {
        var rules = Rules(units: units, calendar: calendar)
        rules.limits = limits
        rules.terms = terms
        rules.permissions = permissions
        rules.reasons = reasons
        rules.alertWords = alertWords
        rules.duty = duty
        rules.leaders = leaders
        rules.names = names
        return rules
    }
}
