import Accounts
import Calls
import Casework
import Hummingbird
public import ServiceLifecycle
import Storage
import WorkOrders
import WorkingDays

extension Website {
    /// Answers `GET /live` with a stream that ends with the session, with the browser or with the server.
    @Sendable func liveStream(_ request: Request) async throws -> Response {
        guard let visitor, let token = SessionCookie.token(of: request) else { throw PageError.signInNeeded }
        let first = try await liveState()
        // Listening begins with the body: an answer without one (HEAD) leaves no listener behind.
        let body = ResponseBody { writer in
            guard
                let (id, signals) = live.listen(
                    officer: visitor.account.id,
                    session: visitor.csrf,
                    unit: visitor.grant.unit
                )
            else {
                try await writer.write(ByteBuffer(string: LiveMessage.full.event))
                return try await writer.finish(nil)
            }
            defer { live.leave(id) }
            try await withGracefulShutdownHandler {
                for message in first { try await writer.write(ByteBuffer(string: message.event)) }
                try await writer.write(ByteBuffer(string: LiveMessage.heartbeat))
                try await pass(signals, of: token, to: &writer)
            } onGracefulShutdown: {
                live.leave(id)
            }
            try await writer.finish(nil)
        }
        var response = Response(status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"], body: body)
        response.headers[.accelBuffering] = "no"
        return response
    }

    /// Hands signals on until there are no more, or the session is over.
    @concurrent private func pass(
        _ signals: AsyncStream<LiveHub.Signal>,
        of token: String,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        for await signal in signals {
            if signal == .heartbeat, try await isOver(token) { break }
            try await writer.write(ByteBuffer(string: signal.event))
        }
        if try await isOver(token) { try await writer.write(ByteBuffer(string: LiveMessage.signedOut.event)) }
    }

    private func isOver(_ token: String) async throws -> Bool {
        try await entrance.signIn?.glance(token, at: now()) == nil
    }

    /// Answers `GET /live/state`: what a page without a stream asks from time to time.
    @Sendable func liveStateNow(_ request: Request) async throws -> Response {
        let events = try await liveState().map(\.json).joined(separator: ",")
        return json("{\"after\": \(now().secondsSinceEpoch), \"events\": [\(events)]}")
    }

    /// How things stand for the visitor: the call at his phone, and the matters to confirm.
    private func liveState() async throws -> [LiveMessage] {
        guard let visitor else { return [] }
        var messages: [LiveMessage] = []
        if rights.allows(visitor.grant.role, .takeCalls),
            let call = try await offeredCall()
        {
            messages.append(.call(id: call.id))
        }
        if rights.allows(visitor.grant.role, .readAlerts) {
            messages.append(.alerts(count: try await openAlertCount()))
        }
        if rights.allows(visitor.grant.role, .dispatchOrders) { messages.append(.waiting(try await waitingCounts())) }
        if rights.allows(visitor.grant.role, .reviewReplies) {
            messages.append(.reviews(count: try await reviewCount()))
        }
        if rights.allows(visitor.grant.role, .workForUnit), let unit = visitor.grant.unit {
            messages.append(.unit(try await unitCounts(unit)))
        }
        return messages
    }

    private func openAlertCount() async throws -> Int {
        try await database.read { try $0.openAlerts(limit: Self.mostAlerts).count }
    }

    /// Tells listeners what has changed in the database, whoever changed it: another process on it has no other way.
    func refreshLive() async throws {
        guard live.count > 0 else { return }
        live.tell(alerts: try await openAlertCount())
        try await tellOfWaiting()
        try await refreshUnits()
        live.tell(reviews: try await reviewCount())
        for stored in try await calls.open(at: now()) {
            guard stored.call.order == nil, stored.call.disposition == nil, let agent = stored.call.agent else {
                continue
            }
            live.tell(call: stored.call.id, to: agent)
        }
    }

    /// Tells at once who is to confirm alerts that an order has got.
    func tellOfAlerts(_ file: CaseFile, since earlier: CaseFile? = nil) async throws {
        let known = earlier?.matters.alerts.count ?? 0
        for alert in file.matters.alerts.dropFirst(known) where alert.confirmedAt == nil {
            live.send(.alert(number: file.order.number, kind: alert.kind.title), to: Set(alert.told))
        }
        guard file.matters.alerts != earlier?.matters.alerts ?? [] else { return }
        live.tell(alerts: try await openAlertCount())
    }

    func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}

extension HTTPFields.Element.Name {
    /// Asks nginx not to hold a stream back.
    static let accelBuffering = Self("X-Accel-Buffering") ?? .server
}

/// Keeps live streams alive and tells them what other processes changed.
public struct LiveBeat: Service {
    /// Between two looks at the database.
    static let seconds = 3
    /// So many looks make a heartbeat: 15 s, before proxies close what is silent.
    static let looksOfHeartbeat = 5

    let website: Website

    public init(_ website: Website) { self.website = website }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var looks = 0
            while true {
                try await Task.sleep(for: .seconds(Self.seconds))
                looks += 1
                // A database that is away for a moment is asked again with the next look.
                try? await website.refreshLive()
                if looks % Self.looksOfHeartbeat == 0 { website.live.beat() }
            }
        }
        website.live.close()
    }
}
