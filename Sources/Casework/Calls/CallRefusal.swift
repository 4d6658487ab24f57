/// Why something can't be done with a call.
public enum CallRefusal: Error, Hashable, Sendable {
    case unknownCall
    /// Another has it, or it is nobody's.
    case notYours
    case notAnswered
    /// It has an order or a disposition.
    case settled
    case noSuchDisposition
    /// It needs no call back, or was called back meanwhile.
    case notWaiting
    case unknownToken

    /// What people read.
    public var sentence: String {
        switch self {
        case .unknownCall: "没有这通电话，请刷新页面后再选。"
        case .notYours: "这通电话不在您名下，请从自己的通话中选择。"
        case .notAnswered: "这通电话没有接通，不用填写来电结果。"
        case .settled: "这通电话已有工单或来电结果，不用再填。"
        case .noSuchDisposition: "请从列表中选择来电结果。"
        case .notWaiting: "这通电话已经处理，不用再回拨，请刷新列表。"
        case .unknownToken: "没有这个话务系统的令牌，请核对名称。"
        }
    }
}
