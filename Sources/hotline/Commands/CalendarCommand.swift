import ArgumentParser
import Casework
import Foundation
import Storage
import WorkOrders
import WorkingDays

/// The command `hotline calendar import FILE`.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "节假日与调休上班日",
        subcommands: [Import.self]
    )

    /// Adopts the notice of a year.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入国务院办公厅放假通知（每行一天的 CSV，或本项目的格式）"
        )

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("通知文件", valueName: "文件"))
        var file: String

        func run() async throws {
            try await saying {
                let notices = try HolidayNotice.parse(try TextFile.contents(of: file))
                try await Workplace.open(options) { workplace in
                    let changed = try await CalendarDesk(database: workplace.database).adopt(notices)
                    for day in notices.flatMap(\.needlessMakeUpWorkdays) {
                        say("请核对：\(day) 本来就是工作日，标为调休上班没有作用。")
                    }
                    let years = notices.map { "\($0.year)年" }.joined(separator: "、")
                    say("已采用\(years)的放假安排，\(changed.count)天的工作日有变化。")
                    for day in changed { print(day) }
                    let moved = try await recompute(changed, workplace)
                    if moved > 0 { say("已按新的工作日重算\(moved)件在办工单的办结时限，并留有记录。") }
                }
            }
        }

        /// Open clocks run by the new days from now on.
        private func recompute(_ days: [CivilDay], _ workplace: Workplace) async throws -> Int {
            let desk = CalendarDesk(database: workplace.database)
            let calendar = try await desk.calendar().applying(workplace.city.calendar)
            let units = try await workplace.database.read { try $0.rules(calendar).units }
            let rules = workplace.city.rules(units: units, calendar: calendar)
            return try await desk.recompute(days, with: try workplace.orderDesk().under(rules), at: Clock.now)
        }
    }
}
