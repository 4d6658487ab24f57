import ArgumentParser
import Calls
import Casework
import Exchange
import WorkOrders
import WorkingDays

/// The command `hotline calls …`: call records from files, and their figures.
struct CallsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calls",
        abstract: "话单：导入，统计接通率（docs/telephony.md）",
        subcommands: [Import.self, Figures.self]
    )

    /// Imports a file of call records.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入话单 CSV，全部导入或全不导入；同一文件再导入不会重复"
        )

        @OptionGroup var options: DataOptions
        @Argument(help: ArgumentHelp("话单文件", valueName: "文件")) var file: String
        @Flag(name: .customLong("dry-run"), help: "试导入：只列出问题，不保存") var isTrial = false

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let imported = try await workplace.callDesk.importCalls(
                        { [file] () throws(CSVError) in try CSVReader(path: file, required: CallColumn.required) },
                        at: Clock.now,
                        isTrial: isTrial,
                        issue: { say($0) }
                    )
                    say(
                        "\(isTrial ? "试导入结束，没有保存。" : "")读入\(imported.read)行，新增\(imported.added)，"
                            + "补全\(imported.completed)，已有相同\(imported.unchanged)。"
                    )
                }
            }
        }
    }

    /// Prints the figures of a period.
    struct Figures: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "figures", abstract: "统计一个时期的接通率，制表符分隔")

        @OptionGroup var options: DataOptions
        @Argument(help: ArgumentHelp("统计期，如 2022-02-28 或 2022-02", valueName: "统计期")) var period: String

        func run() async throws {
            try await saying {
                let period = try period(of: period)
                try await Workplace.open(options) { workplace in
                    let tally = try await workplace.callDesk.tally(period)
                    print(CallFigureText.head)
                    print(CallFigureText.line("合计", tally.total))
                    for (name, counts) in tally.queues.sorted(by: { $0.key < $1.key }) {
                        print(CallFigureText.line("队列 \(name.isEmpty ? "未分" : name)", counts))
                    }
                    for (hour, counts) in tally.hours.sorted(by: { $0.key < $1.key }) {
                        print(CallFigureText.line("\(hour)时", counts))
                    }
                    for (id, counts) in tally.agents.sorted(by: { $0.key < $1.key }) where !id.isEmpty {
                        print(CallFigureText.line("坐席 \(id)", counts))
                    }
                }
            }
        }

        private func period(of text: String) throws -> Period {
            do throws(PeriodError) {
                return try Period(parsing: text)
            } catch {
                throw CommandFailure.said(error.description)
            }
        }
    }
}

/// Figures of calls as lines of text: each rate with its numerator and denominator.
enum CallFigureText {
    static let head = ["范围", "呼入人工", "接通率", "15秒接通率", "放弃率", "平均等待秒", "最长等待秒", "平均通话秒"].joined(separator: "\t")

    static func line(_ title: String, _ counts: CallCounts) -> String {
        let rates = [counts.answerRate, counts.inTimeRate, counts.abandonRate, counts.meanWait]
            .map { "\($0.numerator)/\($0.denominator)" }
        let talk = "\(counts.meanTalk.numerator)/\(counts.meanTalk.denominator)"
        return ([title, "\(counts.offered)"] + rates + ["\(counts.longestWait)", talk]).joined(separator: "\t")
    }
}

extension Workplace {
    /// The desk for calls, by the city's lists.
    var callDesk: CallDesk { CallDesk(database: database, seal: seal, reasons: city.reasons) }
}
