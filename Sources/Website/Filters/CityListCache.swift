import Storage
import Synchronization
public import WorkOrders
import WorkingDays

/// The city's lists as they were some seconds ago: every list page offers them, and they change a few times a year.
///
/// Only the choices of forms come from here; what is counted and listed is always read.
final class CityListCache: Sendable {
    private static let mostSeconds = 10

    private let kept = Mutex<(at: Instant, lists: CityLists)?>(nil)
    private let names = Mutex(CityNames())
    private let recent = RecentUseCache()
    private let followed = Mutex<Int?>(nil)

    /// The city's own lists stand first, in their order.
    func offer(_ city: CityNames) {
        names.withLock { $0 = city }
        kept.withLock { $0 = nil }
    }

    /// 常用语 of the city.
    var phrases: [Phrase] { names.withLock { $0.phrases } }

    /// How often each name was used lately.
    func use(now: Instant, _ connection: any Connection) throws -> RecentUse { try recent.use(now: now, connection) }

    /// Takes the city's lists as of a change of settings, once for each.
    func follow(_ change: Int, _ city: () -> CityNames) {
        let isNew = followed.withLock { followed in
            defer { followed = change }
            return followed != change
        }
        if isNew { offer(city()) }
    }

    /// The kept lists, read anew where they are older than ten seconds.
    func lists(now: Instant, _ connection: any Connection) throws -> CityLists {
        let found = kept.withLock { $0 }
        if let found, (0...Self.mostSeconds).contains(now.secondsSinceEpoch - found.at.secondsSinceEpoch) {
            return found.lists
        }
        let lists = try CityLists(connection, names: names.withLock { $0 }, on: now.day)
        kept.withLock { $0 = (now, lists) }
        return lists
    }
}

extension Website {
    /// Offers the city's channels, tags and counties in forms, before those that only the data name.
    public func offer(_ names: CityNames) { cityLists.offer(names) }
}
