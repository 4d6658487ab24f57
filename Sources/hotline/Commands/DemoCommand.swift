import ArgumentParser
import Casework
import SampleCity
import WorkingDays

/// The command `hotline demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: "建立示例城市：虚构的诉求，2022年2月的数字与公布的通报相同")

    @OptionGroup var options: DataOptions

    @Option(name: .long, help: ArgumentHelp("大约多少件（不写则与公布的数字相同）", valueName: "件数"))
    var orders: Int?

    @Option(name: .long, help: ArgumentHelp("随机种子；相同种子得到相同内容", valueName: "种子"))
    var seed: UInt64 = 2022

    func validate() throws {
        guard orders.map({ (1...20_000_000).contains($0) }) ?? true else {
            throw ValidationError("--orders 应为1到20000000的整数。")
        }
    }

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let progress = ProgressBar()
                let count = try await DemoDesk(database: workplace.database, seal: workplace.seal)
                    .fill(seed: seed, orders: orders, calendar: workplace.calendar) { progress.show("示例城市", $0) }
                // The work of March with its history, and what is being done now; a city of another size has neither.
                var live = 0
                let courses: [SimulationDesk.Course] = [.demo(seed: seed), .present(seed: seed, at: Clock.now)]
                for course in courses where orders == nil {
                    live += try await SimulationDesk(database: workplace.database, seal: workplace.seal)
                        .carryOut(course, calendar: workplace.calendar) { progress.show("近期办理", $0) }
                        .registered
                }
                // The sample's last day is long past; offices begin with its first, so that they hold today.
                try await DemoOfficers(database: workplace.database).add(from: CivilDay(year: 2022, month: 1, day: 1))
                try await DemoDuty(settings: workplace.settings).add(at: Clock.now)
                let agents = try await TelephonyCommand.Simulate.agents(workplace, on: Clock.now.day)
                try await DemoCalls(desk: workplace.callDesk).add(agents: agents, seed: seed, at: Clock.now)
                progress.finish()
                say("示例城市已有\(count + live)件工单。试试：hotline bulletin 2022-02，或 hotline serve --demo")
            }
        }
    }
}
