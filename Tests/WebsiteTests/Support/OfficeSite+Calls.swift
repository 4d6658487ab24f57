import Calls
import Casework
import Hummingbird
import HummingbirdTesting
import Storage
import Synchronization
import TestSupport
import WorkOrders
import WorkingDays

@testable import Website

extension OfficeSite {
    /// Opens a site whose one website the test may look into.
    static func opened(
        _ test: @escaping @Sendable (OfficeSite, Website, any TestClientProtocol) async throws -> Void
    ) async throws {
        try await open { site, _ in
            let website = try site.website()
            let application = Application(router: website.router())
            try await application.test(.router) { try await test(site, website, $0) }
        }
    }

    /// A desk for calls beside the site's own.
    func callDesk() throws -> CallDesk { CallDesk(database: database, seal: try SampleSite.seal()) }

    /// A call from a number that nobody has rings at an officer's phone.
    @discardableResult
    func ring(_ id: String, at officer: String, from number: String = "19900001234") async throws -> CallDesk.Taken {
        var call = Call(id: id, direction: .incoming, beganAt: clock.now)
        (call.offeredAt, call.rungAt, call.agent, call.agentSince) = (clock.now, clock.now, officer, clock.now)
        return try await callDesk().take(CallReport(call, calling: number), at: clock.now)
    }

    /// A call that nobody answered.
    func miss(_ id: String, from number: String = "19900001234") async throws {
        var call = Call(id: id, direction: .incoming, beganAt: clock.now.advanced(bySeconds: -90))
        (call.offeredAt, call.endedAt, call.end) = (call.beganAt, clock.now.advanced(bySeconds: -60), .party)
        _ = try await callDesk().take(CallReport(call, calling: number), at: clock.now)
    }

    /// Registers a threat, which the duty officers are told of; its number.
    func raiseAlert() async throws -> String {
        var draft = SmallCity.appeal(at: clock.now)
        draft.content = "再不解决我就跳楼"
        return try await desk.register(draft, by: SmallCity.callTaker, at: clock.now).order.number
    }

    /// Lets what was read of sessions grow old.
    func forgetSessions() { clock.advance(by: 5) }
}

/// A clock that a test moves.
final class MovingClock: Sendable {
    private let state: Mutex<Instant>

    init(_ now: Instant) { state = Mutex(now) }

    var now: Instant { state.withLock { $0 } }

    func advance(by seconds: Int) { state.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}
