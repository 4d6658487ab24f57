public import WorkingDays

/// What stands in one cell of a list of orders, ready to be shown: masked, and nothing of a confidential text.
public enum OrderCell: Hashable, Sendable {
    case none
    case words(String)
    case time(Instant)
    case count(Int)

    init(_ text: String?) {
        if let text, !text.isEmpty { self = .words(text) } else { self = .none }
    }

    init(_ seconds: Int?) { self = seconds.map { .time(Instant(secondsSinceEpoch: $0)) } ?? .none }

    /// 是 or 否; nothing where nobody said.
    init(_ flag: Bool?) { self = flag.map { .words($0 ? "是" : "否") } ?? .none }

    /// As people read it; times to the minute, Beijing time.
    public var text: String {
        switch self {
        case .none: ""
        case .words(let words): words
        case .time(let time): time.minuteText
        case .count(let count): "\(count)"
        }
    }
}
