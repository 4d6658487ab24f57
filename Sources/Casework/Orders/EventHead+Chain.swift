import Sealing
import Storage
import WorkingDays

extension Seal {
    /// The head of a day that follows another: one code over the ends of all orders that had events on it.
    func head(_ day: CivilDay, _ ends: [DayEnd], after previous: EventHead?) throws -> EventHead {
        var code = previous?.mac ?? ""
        for end in ends {
            code = try eventCode(after: code, of: day.description, "\(end.order) \(end.sequence) \(end.mac)")
        }
        let events = ends.reduce(0) { $0 + $1.events }
        code = try eventCode(after: code, of: day.description, "\(ends.count) \(events)")
        return EventHead(day: day, orders: ends.count, events: events, mac: code)
    }
}
