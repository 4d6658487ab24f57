import Bulletins
import Documents

/// What a page is told while it is open; small, and without any identity.
enum LiveMessage: Hashable, Sendable {
    /// A call has come to this officer's phone; the page asks for it by its id.
    case call(id: String)
    /// An urgent or sensitive matter that this officer is to confirm.
    case alert(number: String, kind: String)
    /// How many matters are unconfirmed.
    case alerts(count: Int)
    /// How many wait in each queue of 派单台.
    case waiting([WaitingQueue: Int])
    /// How many are in each tab of a unit's desk.
    case unit([UnitTab: Int])
    /// How many replies wait for the centre's review.
    case reviews(count: Int)
    /// The list of missed calls has changed.
    case missedCalls
    /// The session is over.
    case signedOut
    /// There are too many streams; ask from time to time instead.
    case full

    /// One line of JSON.
    var json: String {
        let members: [JSONValue.Member] =
            switch self {
            case .call(let id): [.init("topic", .string("call")), .init("id", .string(id))]
            case .alert(let number, let kind):
                [.init("topic", .string("alert")), .init("number", .string(number)), .init("kind", .string(kind))]
            case .alerts(let count): [.init("topic", .string("alerts")), .init("count", .integer(count))]
            case .waiting(let counts):
                [.init("topic", .string("dispatching"))]
                    + WaitingQueue.allCases.map { .init($0.rawValue, .integer(counts[$0] ?? 0)) }
            case .unit(let counts):
                [.init("topic", .string("unit-desk"))]
                    + UnitTab.allCases.map { .init($0.rawValue, .integer(counts[$0] ?? 0)) }
            case .reviews(let count): [.init("topic", .string("reviews")), .init("count", .integer(count))]
            case .missedCalls: [.init("topic", .string("missed-calls"))]
            case .signedOut: [.init("topic", .string("signed-out"))]
            case .full: [.init("topic", .string("full"))]
            }
        // Line feeds within texts are escaped: what is left stands between members.
        return JSONValue.object(members).text.replacing("\n", with: "")
    }

    /// As a server-sent event.
    var event: String { "data: \(json)\n\n" }

    /// A comment, which keeps proxies from closing and finds browsers that are gone.
    static let heartbeat = ": \n\n"
}
