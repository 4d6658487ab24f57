import ArgumentParser
import Casework

/// The command `hotline sweep`.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "定时扫描：到期预警、恢复挂起、紧急事项转下一人、随主单办结、封存前一天、清除已发通知、补建检索索引、定期生成统计表"
    )

    @OptionGroup var options: DataOptions

    @Option(name: .long, help: ArgumentHelp("每隔几秒扫描一次，直到停止；不写则只扫描一次", valueName: "秒"))
    var every: Int?

    func validate() throws {
        guard every.map({ (1...86_400).contains($0) }) ?? true else { throw ValidationError("--every 应为1到86400的整数。") }
    }

    func run() async throws {
        try await saying {
            let all = try options.settings()
            try await Workplace.open(all) { workplace in
                let tables = try workplace.tableDesk(all.bulletinFile)
                let desk = SweepDesk(
                    database: workplace.database,
                    desk: try workplace.orderDesk(),
                    seal: try workplace.followingSeal(),
                    holder: Workplace.nodeName
                )
                let texts = workplace.textIndexDesk
                guard let every else {
                    say(Self.text(try await desk.sweep(at: Clock.now)))
                    let indexed = try await texts.index(now: { Clock.now }).indexed
                    try await texts.release()
                    if indexed > 0 { say("补建检索索引\(indexed)件。") }
                    let made = try await tables.makeDue(at: Clock.now)
                    if made > 0 { say("生成统计表\(made)张。") }
                    return
                }
                try await Self.repeating(desk, texts, tables, every: every, workplace.settings)
            }
        }
    }

    /// Sweeps until the process is asked to end; a sweep that has begun is finished first.
    ///
    /// What was changed in 设置 meanwhile counts from the next sweep on.
    private static func repeating(
        _ desk: SweepDesk,
        _ texts: TextIndexDesk,
        _ tables: TableDesk,
        every seconds: Int,
        _ settings: SettingsDesk
    ) async throws {
        let stop = StopSignal()
        say("每\(seconds)秒扫描一次，按 Ctrl+C 停止。")
        while !stop.isAsked {
            try await settings.refresh(at: Clock.now)
            let report = try await desk.under(settings.rules).sweep(at: Clock.now)
            if report.isLeader, report.steps > 0 { say(text(report)) }
            _ = try await texts.index(now: { Clock.now }, isStopped: stop.check)
            _ = try await tables.makeDue(at: Clock.now, isStopped: stop.check)
            await stop.wait(seconds: seconds)
        }
        say("已停止。")
    }

    private static func text(_ report: SweepReport) -> String {
        guard report.isLeader else { return "另一台机器正在扫描。" }
        return
            "预警\(report.warned)条，恢复\(report.resumed)条，转下一人\(report.passedOn)条，随主单办结\(report.inherited)条，解除并单\(report.released)条，封存\(report.closedDays)天，清除已发通知\(report.removedNotices)条。"
    }
}

extension SweepReport {
    /// How much there was to do.
    fileprivate var steps: Int { warned + resumed + passedOn + inherited + released + closedDays + removedNotices }
}
