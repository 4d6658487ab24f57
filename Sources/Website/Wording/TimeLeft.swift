import WorkOrders
import WorkingDays

/// Where a dispatch stands against its deadline, in words and in one of four tones.
struct TimeLeft: Hashable {
    enum Tone: String {
        case overdue
        case soon
        case open
        case done
    }

    let text: String
    let tone: Tone

    /// What happened at or after the cut-off does not exist.
    init(_ dispatch: Dispatch, at cutOff: Instant, calendar: WorkCalendar) {
        let isOverdue = dispatch.isOverdue(at: cutOff)
        switch dispatch.status(at: cutOff) {
        case .completed: self.init(isOverdue ? "逾期办结" : "按期办结", isOverdue ? .overdue : .done)
        case .ended: self.init(dispatch.end?.title ?? "", .open)
        case .waiting, .handling: self.init(open: dispatch, isOverdue: isOverdue, at: cutOff, calendar)
        }
    }

    private init(open dispatch: Dispatch, isOverdue: Bool, at cutOff: Instant, _ calendar: WorkCalendar) {
        self.init(until: dispatch.deadline, isOverdue: isOverdue, at: cutOff, calendar)
    }

    /// How a clock stands that runs.
    init(until deadline: Instant, at now: Instant, calendar: WorkCalendar) {
        self.init(until: deadline, isOverdue: now > deadline, at: now, calendar)
    }

    /// How a clock of one working day stands: it is due soon on its last day alone, or everything would be.
    init(short deadline: Instant, at now: Instant, calendar: WorkCalendar) {
        let left = TimeLeft(until: deadline, at: now, calendar: calendar)
        self.init(left.text, left.tone == .soon && deadline.day != now.day ? .open : left.tone)
    }

    private init(until deadline: Instant, isOverdue: Bool, at cutOff: Instant, _ calendar: WorkCalendar) {
        // The day that a cut-off at 00:00 closes is the one before it.
        let today = cutOff.advanced(bySeconds: -1).day
        let days = calendar.workingDays(from: today, to: deadline.day)
        if isOverdue {
            self.init(days < 0 ? "已逾期 \(-days) 个工作日" : "已逾期", .overdue)
        } else if deadline.day == today || days <= 0 {
            self.init("今日到期", .soon)
        } else {
            self.init("还剩 \(days) 个工作日", days == 1 ? .soon : .open)
        }
    }

    /// Of a limit that a platform above set: it has no warning of its own, so the last working day is soon.
    init(externalDeadline deadline: Instant, at now: Instant, calendar: WorkCalendar) {
        let days = calendar.workingDays(from: now.day, to: deadline.advanced(bySeconds: -1).day)
        if deadline <= now {
            self.init(days < 0 ? "已逾期 \(-days) 个工作日" : "已逾期", .overdue)
        } else if days <= 0 {
            self.init("今日到期", .soon)
        } else {
            self.init("还剩 \(days) 个工作日", days == 1 ? .soon : .open)
        }
    }

    private init(_ text: String, _ tone: Tone) {
        self.text = text
        self.tone = tone
    }
}
