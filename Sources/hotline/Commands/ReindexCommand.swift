import ArgumentParser
import Casework

/// The command `hotline reindex`.
struct ReindexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex",
        abstract: "重建检索索引：不停机，建好之前照样能检索到全部工单；可中断，用 --resume 继续"
    )

    @OptionGroup var options: DataOptions

    @Flag(name: .long, help: "不从头重建，只把还没有建索引的补上（中断后继续）")
    var resume = false

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let desk = workplace.textIndexDesk
                if !resume { try await desk.forget() }
                try await Self.index(desk)
            }
        }
    }

    /// Indexes what waits; where another node is at it already, waits for it.
    private static func index(_ desk: TextIndexDesk) async throws {
        let (progress, stop) = (ProgressBar(), StopSignal())
        let total = try await desk.waiting()
        var indexed = 0
        while !stop.isAsked {
            let before = indexed
            let report = try await desk.index(
                now: { Clock.now },
                isStopped: stop.check,
                progress: { progress.show("检索索引", before + $0, of: total) }
            )
            indexed += report.indexed
            guard !report.isLeader else { break }
            progress.show("检索索引（另一台机器正在建）", total - (try await desk.waiting()), of: total)
            await stop.wait(seconds: 1)
        }
        progress.finish()
        try await desk.release()
        let left = try await desk.waiting()
        say(left == 0 ? "检索索引已建好，本机建了\(indexed)件。" : "已停止，本机建了\(indexed)件；用 hotline reindex --resume 继续。")
    }
}
