import Sealing
import Storage
import WorkingDays

extension Seal {
    /// The head of a day that follows another: one code over the ends of all orders that had events on it.
    ///
    /// By the current key, or by the one that made `kept`, so that a head stays good after a new key seals.
    func head(
        _ day: CivilDay,
        _ ends: [DayEnd],
        after previous: EventHead?,
        likeThatOf kept: EventHead? = nil
    ) throws -> EventHead {
        let kept = kept?.mac ?? ""
        var code = previous?.mac ?? ""
        for end in ends {
            let text = "\(end.order) \(end.sequence) \(end.mac)"
            code = try eventCode(after: code, of: day.description, text, likeThatOf: kept)
        }
        let events = ends.reduce(0) { $0 + $1.events }
        code = try eventCode(after: code, of: day.description, "\(ends.count) \(events)", likeThatOf: kept)
        return EventHead(day: day, orders: ends.count, events: events, mac: code)
    }
}
