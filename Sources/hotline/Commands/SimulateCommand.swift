import ArgumentParser
import Casework
import WorkOrders
import WorkingDays

/// The command `hotline simulate`.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "演练：虚构城市的人员按规则办理虚构的工单，同一种子得到同样的流转记录"
    )

    @OptionGroup var options: DataOptions

    @Option(name: .long, help: ArgumentHelp("演练几天", valueName: "天数"))
    var days: Int

    @Option(name: .long, help: ArgumentHelp("每个工作日约多少件", valueName: "件数"))
    var rate: Int

    @Option(name: .long, help: ArgumentHelp("随机种子", valueName: "种子"))
    var seed: UInt64 = 2022

    @Option(name: .long, help: ArgumentHelp("第一天", valueName: "日期"))
    var from: String = "2022-03-14"

    func validate() throws {
        guard (1...3_660).contains(days) else { throw ValidationError("--days 应为1到3660的整数。") }
        guard (1...100_000).contains(rate) else { throw ValidationError("--rate 应为1到100000的整数。") }
        guard CivilDay(from) != nil else { throw ValidationError("--from 应为日期，如 2022-03-14。") }
    }

    func run() async throws {
        try await saying {
            guard let first = CivilDay(from) else { return }
            let course = SimulationDesk.Course(seed: seed, first: first, days: days, rate: rate)
            try await Workplace.open(options) { workplace in
                let progress = ProgressBar()
                let report = try await SimulationDesk(database: workplace.database, seal: workplace.seal)
                    .carryOut(course, calendar: workplace.calendar) { progress.show("演练", $0) }
                progress.finish()
                if report.first != first { say("\(first)已封存，从\(report.first)开始演练。") }
                for action in ActionName.allCases {
                    if let count = report.actions[action] { print("\(action.title)\t\(count)") }
                }
                say("登记\(report.registered)件，共办理\(report.total)步，规则不允许\(report.refused.count)步。")
            }
        }
    }
}
