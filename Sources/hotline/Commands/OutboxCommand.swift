import ArgumentParser
import Casework
import Foundation
import Storage
import WorkOrders
import WorkingDays

/// The command `hotline outbox`: hands notices to whatever reads its output.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "取出到期的通知，每条一行 JSON，写出后记为已发"
    )

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let report = try await OutboxDesk(database: workplace.database).deliver(at: Clock.now) { entry in
                    try FileHandle.standardOutput.write(contentsOf: NoticeLine(entry).bytes)
                }
                say("已发\(report.sent)条，待重发\(report.failed)条，放弃\(report.givenUp)条。")
            }
        }
    }
}

/// A notice as a line of JSON: its key, whom it is for and what it says; no identity, no text.
private struct NoticeLine: Encodable {
    let key: String
    let order: String
    let dispatch: String?
    let topic: String
    let recipient: String
    let at: String

    init(_ entry: OutboxEntry) {
        key = "\(entry.number)/\(entry.sequence)/\(entry.position)"
        order = entry.number
        dispatch = entry.notice.dispatch
        topic = entry.notice.topic.title
        recipient = entry.notice.recipient
        at = entry.createdAt.description
    }

    /// With its line end; keys in one order.
    var bytes: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }
}
