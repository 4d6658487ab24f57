import Synchronization
import WorkingDays

/// How often something may be done, by whom: so many at once, and so many more each second.
final class RateLimit: Sendable {
    private struct Bucket {
        var left: Int
        var at: Instant
    }

    private let burst: Int
    private let perSecond: Int
    private let buckets = Mutex<[String: Bucket]>([:])
    /// More names than this are guesses; they share one bucket then.
    private static let mostNames = 10_000

    init(burst: Int, perSecond: Int) {
        self.burst = burst
        self.perSecond = perSecond
    }

    /// Takes one of what a name may still do; false where nothing is left this second.
    func allows(_ name: String, at now: Instant) -> Bool {
        buckets.withLock { buckets in
            let name = buckets[name] != nil || buckets.count < Self.mostNames ? name : ""
            var bucket = buckets[name] ?? Bucket(left: burst, at: now)
            let seconds = max(0, now.secondsSinceEpoch - bucket.at.secondsSinceEpoch)
            bucket.left = min(burst, bucket.left + min(seconds, burst) * perSecond)
            bucket.at = max(bucket.at, now)
            let isAllowed = bucket.left > 0
            if isAllowed { bucket.left -= 1 }
            buckets[name] = bucket
            return isAllowed
        }
    }

    /// Forgets whom nothing was taken from.
    func sweep(at now: Instant) {
        buckets.withLock { buckets in
            buckets = buckets.filter { _, bucket in
                let seconds = now.secondsSinceEpoch - bucket.at.secondsSinceEpoch
                return bucket.left + min(seconds, burst) * perSecond < burst
            }
        }
    }
}
