import Glibc
import WorkingDays

/// The present second.
enum Clock {
    static var now: Instant { Instant(secondsSinceEpoch: time(nil)) }
}
