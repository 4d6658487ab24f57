import Casework
import Documents
import Hummingbird
import Storage
import Synchronization
import WorkOrders
import WorkingDays

extension Website {
    /// Answers `GET /choices/:list`: what a field offers, for the picker of a page.
    ///
    /// Names of the city, nobody's identity: a browser may keep them for a minute.
    @Sendable func choices(_ request: Request) async throws -> Response {
        guard let list = ChoiceList(rawValue: try pathPart(1, request)) else { throw PageError.notFound("没有这个列表。") }
        let now = now()
        let (lists, use) = try await database.read { [cityLists] connection in
            (try cityLists.lists(now: now, connection), try cityLists.use(now: now, connection))
        }
        var response = json(.array(within(ownUnit, list, list.choices(lists, use)).map(\.row)))
        response.headers[.cacheControl] = "private, max-age=60"
        return response
    }

    /// An officer of a unit names those below it alone: there he passes orders on.
    private func within(_ own: String?, _ list: ChoiceList, _ choices: [Choice]) -> [Choice] {
        guard list == .units, let own, let tree = entrance.desk?.rules.units else { return choices }
        return choices.filter { $0.value != own && tree.isSubordinate($0.value, of: own) }
    }

    func json(_ value: JSONValue) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: value.text))
        )
    }
}

/// What was used lately, counted every ten minutes: a rank, not a figure.
final class RecentUseCache: Sendable {
    private static let mostSeconds = 600
    private static let newest = 2_000

    private let kept = Mutex<(at: Instant, use: RecentUse)?>(nil)

    func use(now: Instant, _ connection: any Connection) throws -> RecentUse {
        let found = kept.withLock { $0 }
        if let found, (0...Self.mostSeconds).contains(now.secondsSinceEpoch - found.at.secondsSinceEpoch) {
            return found.use
        }
        let use = try connection.recentUse(ofNewest: Self.newest)
        kept.withLock { $0 = (now, use) }
        return use
    }
}
