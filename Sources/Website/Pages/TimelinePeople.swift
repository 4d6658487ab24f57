import WorkOrders
import WorkingDays

/// Who did what stands in an order's timeline: the officers of its events, by the second.
struct TimelinePeople: Hashable, Sendable {
    private var stamps: [Instant: Officer.Stamp] = [:]

    /// What the program did by itself is nobody's, and a second in which two did something is left open.
    init(_ events: [Event] = []) {
        let isAlone = Dictionary(grouping: events, by: \.at).filter { Set($0.value.map(\.by)).count == 1 }
        stamps = isAlone.compactMapValues(\.first?.by).filter { $0.value.id != Officer.system.id }
    }

    /// 工号 of everybody in it.
    var ids: Set<String> { Set(stamps.values.map(\.id)) }

    /// Who did what happened then.
    func stamp(at instant: Instant) -> Officer.Stamp? { stamps[instant] }
}
