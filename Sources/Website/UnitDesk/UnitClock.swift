import WorkOrders
import WorkingDays

/// How much time a unit has left, in working days and hours; a limit in minutes runs on the wall clock.
struct UnitClock: Hashable {
    let text: String
    let tone: TimeLeft.Tone

    init(_ text: String, _ tone: TimeLeft.Tone) { (self.text, self.tone) = (text, tone) }

    /// `suspension` is the dispatch's own that is not over.
    init(_ dispatch: Dispatch, _ suspension: Suspension?, at now: Instant, calendar: WorkCalendar) {
        let left = TimeLeft(dispatch, at: now, calendar: calendar)
        tone = suspension == nil ? left.tone : .open
        if let suspension {
            text = "挂起至 \(suspension.until)，时限不走"
        } else if !dispatch.isOpen {
            text = left.text
        } else if case .minutes = dispatch.limit {
            text = Self.onWallClock(dispatch.deadline.secondsSinceEpoch - now.secondsSinceEpoch)
        } else {
            text = now > dispatch.deadline ? left.text : Self.left(until: dispatch.deadline, at: now, calendar)
        }
    }

    /// Whole working days after today, and what is left to work of today.
    private static func left(until deadline: Instant, at now: Instant, _ calendar: WorkCalendar) -> String {
        let days = max(0, calendar.workingDays(from: now.day, to: deadline.day))
        let end = deadline.day == now.day ? deadline : now.day.advanced(by: 1).start
        let seconds = calendar.workingSeconds(from: now, to: end)
        let today = seconds >= 3_600 ? "\(seconds / 3_600) 小时" : (seconds > 0 ? "\(max(1, seconds / 60)) 分钟" : "")
        guard days > 0 else { return today.isEmpty ? "今日到期" : "今日到期，还剩 \(today)" }
        return ["还剩 \(days) 个工作日", today].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func onWallClock(_ seconds: Int) -> String {
        let minutes = (abs(seconds) + 59) / 60
        let text = minutes < 120 ? "\(minutes) 分钟" : "\(minutes / 60) 小时"
        return (seconds < 0 ? "已逾期 " : "还剩 ") + text
    }
}
