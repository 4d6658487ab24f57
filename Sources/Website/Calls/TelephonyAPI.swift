import Calls
import Casework
import Documents
import Hummingbird
import Storage

/// What keeps a telephony system that has gone wild, or somebody who guesses tokens, from the others.
struct TelephonyLimits: Sendable {
    /// For each system: a big centre has some 20 messages a second.
    let messages = RateLimit(burst: 500, perSecond: 200)
    /// For each address, of wrong tokens.
    let guesses = RateLimit(burst: 30, perSecond: 1)
    /// A message has some 500 bytes.
    static let mostBytes = 16_384
}

extension Website {
    /// Answers `POST /api/telephony/calls` (docs/telephony.md): one message about one call, in one transaction.
    ///
    /// Who sends is told by a token; what is answered is JSON and repeats no number.
    @Sendable func takeCall(_ request: Request) async throws -> Response {
        let now = now()
        guard let system = try await telephonySystem(request) else {
            // Guesses are slowed down, and nobody learns from the answer whether a token was nearly right.
            guard telephony.guesses.allows(address, at: now) else { return tooMany() }
            return fault("需要话务系统的令牌。", .unauthorized)
        }
        guard telephony.messages.allows(system, at: now) else { return tooMany() }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: TelephonyLimits.mostBytes)
        } catch {
            return fault("一次只报一通电话，内容不能超过\(TelephonyLimits.mostBytes)字节。", .contentTooLarge)
        }
        do {
            let report = try CallReport(try JSONValue(parsing: String(buffer: body)), at: now)
            return try await taken(report)
        } catch is FormError {
            return fault(CallFault.notJSON.sentence, .badRequest)
        } catch let error as CallFault {
            return fault(error.sentence, error == .notJSON ? .badRequest : .unprocessableContent)
        }
    }

    private func taken(_ report: CallReport) async throws -> Response {
        let taken = try await calls.take(report, at: now())
        if let agent = taken.reached { live.tell(call: taken.call.id, to: agent) }
        if taken.isNews, taken.call.isMissed || taken.call.direction == .outgoing { live.sendToAll(.missedCalls) }
        return json("{\"taken\": true, \"news\": \(taken.isNews)}\n")
    }

    private func telephonySystem(_ request: Request) async throws -> String? {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else { return nil }
        return try await TelephonyDesk(database: database, seal: seal).system(String(header.dropFirst(7)).trimmed)
    }

    private func tooMany() -> Response {
        var response = fault("消息过多，请稍后再发。", .tooManyRequests)
        response.headers[.retryAfter] = "1"
        return response
    }

    private func fault(_ sentence: String, _ status: HTTPResponse.Status) -> Response {
        var response = json(JSONValue.object([.init("error", .string(sentence))]).text, status: status)
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}
