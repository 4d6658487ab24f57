import Bulletins
import Synchronization

/// Who listens to the live stream in this process.
///
/// Each listener has a buffer of ``buffered`` messages; where a browser is slower the oldest go, and the state that is
/// told again with every look at the database makes up for them.
final class LiveHub: Sendable {
    /// What goes to a listener.
    enum Signal: Hashable, Sendable {
        case message(LiveMessage)
        case heartbeat

        /// As the stream carries it.
        var event: String {
            switch self {
            case .message(let message): message.event
            case .heartbeat: LiveMessage.heartbeat
            }
        }
    }

    static let buffered = 32
    /// For each officer; one browser has one stream.
    static let mostOfOfficer = 8
    static let most = 5_000

    private struct Listener {
        let officer: String
        /// The token of the session's forms: tells sessions apart and opens nothing.
        let session: String
        /// 单位 of an officer of one.
        let unit: String?
        let continuation: AsyncStream<Signal>.Continuation
    }

    private struct State {
        var listeners: [Int: Listener] = [:]
        var next = 0
        var isClosed = false
        /// The call that each officer was told of last.
        var calls: [String: String] = [:]
        var alerts = 0
        var waiting: [WaitingQueue: Int] = [:]
        var reviews = 0
        /// What each unit was told last.
        var units: [String: [UnitTab: Int]] = [:]
        /// The unit that was counted last.
        var lastUnit = ""
    }

    private let state = Mutex(State())

    /// A new listener; nil where there are too many, or the server is stopping.
    func listen(
        officer: String,
        session: String,
        unit: String? = nil
    ) -> (id: Int, signals: AsyncStream<Signal>)? {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Signal.self,
            bufferingPolicy: .bufferingNewest(Self.buffered)
        )
        let id: Int? = state.withLock { state in
            let own = state.listeners.values.count { $0.officer == officer }
            guard !state.isClosed, state.listeners.count < Self.most, own < Self.mostOfOfficer else { return nil }
            state.next += 1
            state.listeners[state.next] = Listener(
                officer: officer,
                session: session,
                unit: unit,
                continuation: continuation
            )
            return state.next
        }
        return id.map { ($0, stream) }
    }

    /// Ends one listener's stream.
    func leave(_ id: Int) {
        let gone = state.withLock { state in
            let gone = state.listeners.removeValue(forKey: id)
            if let gone, !state.listeners.values.contains(where: { $0.officer == gone.officer }) {
                state.calls[gone.officer] = nil
            }
            return gone
        }
        gone?.continuation.finish()
    }

    /// How many listen.
    var count: Int { state.withLock { $0.listeners.count } }

    func send(_ message: LiveMessage, to officers: Set<String>) {
        yield(.message(message)) { officers.contains($0.officer) }
    }

    /// Tells everybody; what a role may not see is no secret in these messages.
    func sendToAll(_ message: LiveMessage) { yield(.message(message)) { _ in true } }

    /// Tells an officer of a call at his phone, once.
    func tell(call id: String, to officer: String) {
        let isNew = state.withLock { state in
            guard state.listeners.values.contains(where: { $0.officer == officer }) else { return false }
            return state.calls.updateValue(id, forKey: officer) != id
        }
        if isNew { send(.call(id: id), to: [officer]) }
    }

    /// Tells how many matters are unconfirmed, where the number has changed.
    func tell(alerts count: Int) {
        let isNew = state.withLock { state in
            defer { state.alerts = count }
            return state.alerts != count
        }
        if isNew { sendToAll(.alerts(count: count)) }
    }

    /// Tells how many wait for a dispatcher, where a number has changed.
    func tell(waiting counts: [WaitingQueue: Int]) {
        let isNew = state.withLock { state in
            defer { state.waiting = counts }
            return state.waiting != counts
        }
        if isNew { sendToAll(.waiting(counts)) }
    }

    /// Tells how many replies wait for review, where the number has changed.
    func tell(reviews count: Int) {
        let isNew = state.withLock { state in
            defer { state.reviews = count }
            return state.reviews != count
        }
        if isNew { sendToAll(.reviews(count: count)) }
    }

    /// The units of which anybody listens.
    var units: Set<String> { state.withLock { Set($0.listeners.values.compactMap(\.unit)) } }

    /// The next units in turn, no more than `most` of them.
    func nextUnits(_ most: Int) -> [String] {
        state.withLock { state in
            let all = Set(state.listeners.values.compactMap(\.unit)).sorted()
            let begin = all.firstIndex { $0 > state.lastUnit } ?? 0
            let next = Array((all[begin...] + all[..<begin]).prefix(most))
            state.lastUnit = next.last ?? ""
            return next
        }
    }

    /// Tells a unit's officers how many are in their tabs, where a number has changed.
    func tell(unit: String, counts: [UnitTab: Int]) {
        let isNew = state.withLock { state in
            state.units.updateValue(counts, forKey: unit) != counts
        }
        if isNew { yield(.message(.unit(counts))) { $0.unit == unit } }
    }

    /// Every listener looks whether its session goes on, and whether its browser is there.
    func beat() { yield(.heartbeat) { _ in true } }

    /// Tells the pages of a session that it is over.
    func end(session: String) { end { $0.session == session } }

    /// Ends every stream, and takes no more.
    func close() {
        state.withLock { $0.isClosed = true }
        end { _ in true }
    }

    private func end(_ isMeant: (Listener) -> Bool) {
        let gone = state.withLock { state in
            let gone = state.listeners.filter { isMeant($0.value) }
            for id in gone.keys { state.listeners[id] = nil }
            return gone
        }
        for listener in gone.values { listener.continuation.finish() }
    }

    private func yield(_ signal: Signal, _ isMeant: (Listener) -> Bool) {
        let meant = state.withLock { $0.listeners.values.filter(isMeant).map(\.continuation) }
        for continuation in meant { continuation.yield(signal) }
    }
}
