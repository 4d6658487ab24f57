import Casework
import WorkOrders
import WorkingDays

/// Who did what stands in an order's timeline: the officers of its events, by the second.
struct TimelinePeople: Hashable, Sendable {
    private var stamps: [Instant: EventStamp] = [:]

    /// What the program did by itself is nobody's, and a second in which two did something is left open.
    init(_ events: [EventStamp] = []) {
        for (at, stamps) in Dictionary(grouping: events, by: \.at) where Set(stamps).count == 1 {
            self.stamps[at] = stamps.first { $0.officer != Officer.system.id }
        }
    }

    /// 工号 of everybody in it.
    var ids: Set<String> { Set(stamps.values.map(\.officer)) }

    /// Who did what happened then.
    func stamp(at instant: Instant) -> EventStamp? { stamps[instant] }
}
