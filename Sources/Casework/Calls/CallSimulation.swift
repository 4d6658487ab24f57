import Calls
import Documents
public import SampleCity
public import WorkingDays

extension CallDesk {
    /// Tells of a made-up day as a telephony system would: each message as JSON, each in a transaction of its own.
    ///
    /// Messages from after `now` aren't told. Returns how many were, and how many of them were news.
    public func simulate(
        _ script: CallScript,
        at now: Instant,
        told: @Sendable (Taken) -> Void = { _ in }
    ) async throws -> (messages: Int, news: Int) {
        var (messages, news) = (0, 0)
        for message in script.messages where message.at <= now {
            let json = JSONValue.object(message.fields.map { JSONValue.Member($0.name, .string($0.value)) })
            let taken = try await take(try CallReport(try JSONValue(parsing: json.text), at: message.at), at: now)
            messages += 1
            news += taken.isNews ? 1 : 0
            told(taken)
        }
        return (messages, news)
    }
}
