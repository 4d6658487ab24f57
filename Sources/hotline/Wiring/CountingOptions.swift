import ArgumentParser
import Bulletins
import Casework
import WorkingDays

/// Which period is counted, up to when and how.
struct CountingOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("期间：2022-02、2022、2022-Q1、2022-W08、2022-02-28 或 2022-01-26..2022-02-25", valueName: "期间")
    )
    var period: String

    @Option(name: .customLong("as-of"), help: ArgumentHelp("数据截止日：这一天零时及以后的事不计", valueName: "日期"))
    var asOf: String?

    @Option(name: .long, help: ArgumentHelp("通报设置（YAML；环境变量 HOTLINE_SETTINGS）", valueName: "文件"))
    var settings: String?

    func cutOff() throws -> Instant {
        guard let asOf else { return Clock.now }
        guard let day = CivilDay(asOf) else {
            throw CommandFailure.said("“\(asOf)”不是日期，--as-of 应形如 2022-03-01。")
        }
        return day.start
    }

    /// Opens the database and counts.
    func figures(_ options: DataOptions) async throws -> MonthFigures {
        let period = try Period(parsing: period)
        let cutOff = try cutOff()
        let all = try options.settings([.settings: settings])
        let settings = try SettingsFile.bulletin(all.bulletinFile)
        return try await Workplace.open(all) { workplace in
            try await BulletinDesk(database: workplace.database, calendar: workplace.calendar)
                .figures(period, cutOff: cutOff, settings: settings)
        }
    }
}
