import ArgumentParser
import Casework
import Dispatch
import Foundation
import Synchronization

/// The command `hotline sweep`.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "定时扫描：到期预警、恢复挂起、紧急事项转下一人、随主单办结、封存前一天、清除已发通知"
    )

    @OptionGroup var options: DataOptions

    @Option(name: .long, help: ArgumentHelp("每隔几秒扫描一次，直到停止；不写则只扫描一次", valueName: "秒"))
    var every: Int?

    func validate() throws {
        guard every.map({ (1...86_400).contains($0) }) ?? true else { throw ValidationError("--every 应为1到86400的整数。") }
    }

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let desk = SweepDesk(
                    database: workplace.database,
                    desk: try workplace.orderDesk(),
                    seal: try workplace.followingSeal(),
                    holder: "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
                )
                guard let every else { return say(Self.text(try await desk.sweep(at: Clock.now))) }
                try await Self.repeating(desk, every: every, workplace.settings)
            }
        }
    }

    /// Sweeps until the process is asked to end; a sweep that has begun is finished first.
    ///
    /// What was changed in 设置 meanwhile counts from the next sweep on.
    private static func repeating(_ desk: SweepDesk, every seconds: Int, _ settings: SettingsDesk) async throws {
        let stop = StopSignal()
        say("每\(seconds)秒扫描一次，按 Ctrl+C 停止。")
        while !stop.isAsked {
            try await settings.refresh(at: Clock.now)
            let report = try await desk.under(settings.rules).sweep(at: Clock.now)
            if report.isLeader, report.steps > 0 { say(text(report)) }
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

/// Hears SIGTERM and SIGINT.
private struct StopSignal {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    init() {
        let flag = flag
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { flag.isSet.store(true, ordering: .relaxed) }
            source.activate()
            return source
        }
    }

    var isAsked: Bool { flag.isSet.load(ordering: .relaxed) }

    /// Waits, in short steps so that nobody who stops the process waits long.
    func wait(seconds: Int) async {
        for _ in 0..<seconds * 10 where !isAsked { try? await Task.sleep(for: .milliseconds(100)) }
    }
}
