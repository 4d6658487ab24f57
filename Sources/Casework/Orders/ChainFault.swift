public import WorkingDays

/// One thing that is wrong with the history.
public enum ChainFault: Hashable, Sendable {
    /// An event is missing, or one too many stands between others.
    case gap(order: String, sequence: Int)
    /// An event's text, or its place, is not what its code vouches for.
    case altered(order: String, sequence: Int)
    /// What stands beside the text (time, action, officer) isn't what the text says.
    case mislabelled(order: String, sequence: Int)
    /// The order says that it has more or fewer events.
    case cut(order: String, stored: Int, expected: Int)
    /// The order's events hold values that no program of ours wrote.
    case unreadable(order: String)
    /// The order's rows aren't what its events make.
    case drifted(order: String)
    /// The day's orders or events are not those its head was taken of, or its head is gone.
    case head(CivilDay)

    /// What people read.
    public var sentence: String {
        switch self {
        case .gap(let order, let sequence): "工单\(order)：第\(sequence)条流转记录缺失或多出。"
        case .altered(let order, let sequence): "工单\(order)：第\(sequence)条流转记录被改动、插入或调换。"
        case .mislabelled(let order, let sequence): "工单\(order)：第\(sequence)条流转记录的时间、动作或人员与原文不符。"
        case .cut(let order, let stored, let expected): "工单\(order)：应有\(expected)条流转记录，实有\(stored)条。"
        case .unreadable(let order): "工单\(order)：流转记录中有无法识别的内容。"
        case .drifted(let order): "工单\(order)：现有数据与流转记录不符。"
        case .head(let day): "\(day)：当天的工单或流转记录与封存时不符，有整单、末尾记录或当天的封存记录被删改。"
        }
    }
}

extension ChainFault: CustomStringConvertible {
    public var description: String { sentence }
}
