import ArgumentParser
import Casework
import Storage
import WorkingDays

/// The command `hotline verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "校验流转记录：有无改动、删除、插入；有问题则逐条列出，退出码为1"
    )

    @OptionGroup var options: DataOptions

    @Flag(name: .long, help: "打印每天的链头；内容相同的两个数据库链头相同")
    var heads = false

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let progress = ProgressBar()
                let report = try await VerifyDesk(database: workplace.database, seal: workplace.seal)
                    .verify { progress.show("校验", $0) }
                progress.finish()
                for fault in report.faults { print(fault.sentence) }
                if heads { for head in report.heads { print(Self.line(head.day, head.orders, head.events, head.mac)) } }
                say("共\(report.orders)件工单、\(report.events)条流转记录，\(Self.verdict(report.faults.count))")
                // The index is derived: what is missing there is no fault of the records.
                let missing = try await workplace.textIndexDesk.missing()
                if missing > 0 { say("检索索引缺\(missing)件工单，请运行 hotline reindex 重建；工单本身不受影响。") }
                if !report.faults.isEmpty { throw ExitCode.failure }
            }
        }
    }

    private static func line(_ day: some CustomStringConvertible, _ orders: Int, _ events: Int, _ mac: String) -> String
    {
        "\(day) \(orders)件 \(events)条 \(mac)"
    }

    private static func verdict(_ faults: Int) -> String {
        faults == 0 ? "全部完整。" : "发现\(faults)处问题，请保全数据库并联系管理员。"
    }
}
