public import WorkOrders

/// 呼叫方向.
public enum CallDirection: Int, Titled {
    case incoming = 1
    case outgoing = 2

    public var title: String {
        switch self {
        case .incoming: "呼入"
        case .outgoing: "呼出"
        }
    }

    /// What a telephony system sends.
    public var code: String {
        switch self {
        case .incoming: "in"
        case .outgoing: "out"
        }
    }
}

/// 结束方式: who or what ended a call.
public enum CallEnd: Int, Titled {
    /// The other side hung up; before anybody answered it is 放弃.
    case party = 1
    case agent = 2
    case transferred = 3
    /// It rang to the end of its time.
    case noAnswer = 4
    case busy = 5
    /// The queue took no more.
    case queueFull = 6
    case failed = 7

    public var title: String {
        switch self {
        case .party: "对方挂断"
        case .agent: "坐席挂断"
        case .transferred: "转接"
        case .noAnswer: "无人接听"
        case .busy: "占线"
        case .queueFull: "队列已满"
        case .failed: "线路故障"
        }
    }

    /// What a telephony system sends.
    public var code: String {
        switch self {
        case .party: "party"
        case .agent: "agent"
        case .transferred: "transferred"
        case .noAnswer: "no-answer"
        case .busy: "busy"
        case .queueFull: "queue-full"
        case .failed: "failed"
        }
    }
}

/// 按键评价 at the end of a call.
public enum KeyRating: Int, Titled {
    case satisfied = 1
    case fair = 2
    case dissatisfied = 3

    public var title: String {
        switch self {
        case .satisfied: "满意"
        case .fair: "基本满意"
        case .dissatisfied: "不满意"
        }
    }
}

/// 回拨: how a missed call stands.
public enum Callback: Int, Titled {
    case waiting = 1
    /// A call to the number was answered.
    case reached = 2
    /// The citizen called again and was answered.
    case calledAgain = 3
    /// Tried as often as is asked for.
    case givenUp = 4

    public var title: String {
        switch self {
        case .waiting: "待回拨"
        case .reached: "已回拨"
        case .calledAgain: "已再次来电"
        case .givenUp: "多次未接通"
        }
    }
}

/// 回拨结果: what came of one attempt to call back.
public enum CallbackResult: Int, Titled {
    case reached = 1
    case noAnswer = 2
    case switchedOff = 3
    case refused = 4
    case noSuchNumber = 5

    public var title: String {
        switch self {
        case .reached: "已接通"
        case .noAnswer: "无人接听"
        case .switchedOff: "关机"
        case .refused: "拒接"
        case .noSuchNumber: "空号"
        }
    }

    /// So many attempts without reaching anybody are enough.
    public static let enough = 3

    /// How the call stands after this attempt, the `count`th; nothing comes of dialling a number that isn't there again.
    public func callback(after count: Int) -> Callback {
        switch self {
        case .reached: .reached
        case .noSuchNumber: .givenUp
        case .noAnswer, .switchedOff, .refused: count >= Self.enough ? .givenUp : .waiting
        }
    }
}
