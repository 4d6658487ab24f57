import Storage
import Synchronization
import WorkingDays

/// The city's lists as they were some seconds ago: every list page offers them, and they change a few times a year.
///
/// Only the choices of forms come from here; what is counted and listed is always read.
final class CityListCache: Sendable {
    private static let mostSeconds = 10

    private let kept = Mutex<(at: Instant, lists: CityLists)?>(nil)

    /// The kept lists, read anew where they are older than ten seconds.
    func lists(now: Instant, _ connection: any Connection) throws -> CityLists {
        let found = kept.withLock { $0 }
        if let found, (0...Self.mostSeconds).contains(now.secondsSinceEpoch - found.at.secondsSinceEpoch) {
            return found.lists
        }
        let lists = try CityLists(connection)
        kept.withLock { $0 = (now, lists) }
        return lists
    }
}
