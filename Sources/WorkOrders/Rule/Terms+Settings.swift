import WorkingDays

/// Why names and values are not a city's terms.
public enum TermsError: Error, Hashable, Sendable {
    case unknownKey(String, known: [String])
    case badValue(key: String, value: String, expected: String)

    /// What to write instead, in Chinese.
    public var sentence: String {
        switch self {
        case .unknownKey(let key, let known): "没有名为“\(key)”的设置，可用的有：\(known.joined(separator: "、"))。"
        case .badValue(let key, let value, let expected): "“\(key)”的值“\(value)”无法识别，请填写\(expected)。"
        }
    }
}

extension Terms {
    /// The terms of plain names and values, as a city's `terms.yml` has them; what isn't named keeps its default.
    public init(values: [String: String]) throws(TermsError) {
        self.init()
        // In order, so that of several faults the same one is always told.
        for (key, value) in values.sorted(by: { $0.key < $1.key }) { try set(key, to: value) }
    }

    /// Every name that a file may have.
    public static var keys: [String] {
        (Array(limitKeys.keys) + Array(countKeys.keys) + ["单位内审签发", "基层单位分组", "纪检监察机关"]).sorted()
    }

    private mutating func set(_ key: String, to value: String) throws(TermsError) {
        if let path = Self.limitKeys[key] {
            guard let limit = HandlingLimit(value) else {
                throw .badValue(key: key, value: value, expected: "时限，形如 2个工作日、4小时或20分钟")
            }
            self[keyPath: path] = limit
        } else if let (path, range) = Self.countKeys[key] {
            guard let count = Int(value), range.contains(count) else {
                throw .badValue(key: key, value: value, expected: "\(range.lowerBound)到\(range.upperBound)的整数")
            }
            self[keyPath: path] = count
        } else {
            try setOther(key, to: value)
        }
    }

    private mutating func setOther(_ key: String, to value: String) throws(TermsError) {
        switch (key, value) {
        case ("单位内审签发", "是"): unitsSign = true
        case ("单位内审签发", "否"): unitsSign = false
        case ("单位内审签发", _): throw .badValue(key: key, value: value, expected: "“是”或“否”")
        case ("基层单位分组", _): grassroots = Set(value.split(separator: "、").map(String.init))
        case ("纪检监察机关", _): discipline = Set(value.split(separator: "、").map(String.init))
        default: throw .unknownKey(key, known: Self.keys)
        }
    }

    private static let limitKeys: [String: any WritableKeyPath<Terms, HandlingLimit> & Sendable] = [
        "退单时限": \.sendBack, "先行联系时限": \.firstContact, "签收时限": \.acknowledgement, "重办时限": \.rework,
        "督办时限": \.supervision, "派单时限": \.dispatching, "审核时限": \.review, "回访时限": \.visit,
    ]

    private static let countKeys:
        [String: (path: any WritableKeyPath<Terms, Int> & Sendable, range: ClosedRange<Int>)] = [
            "下级提前工作日": (\.childMargin, 0...30), "派单轮次": (\.dispatchRounds, 1...20), "延期次数": (\.extensions, 0...10),
            "延期最长工作日": (\.extensionDays, 1...250), "联系不上次数": (\.unreachableAttempts, 1...20),
            "联系不上天数": (\.unreachableDays, 1...20), "回访次数": (\.visitAttempts, 1...20),
            "改评天数": (\.changedAnswerDays, 0...90), "再次反映重办天数": (\.reopeningDays, 0...365),
            "不满意提级次数": (\.dissatisfiedToEscalate, 1...20), "再次反映提级次数": (\.repeatsToEscalate, 1...20),
            "紧急确认分钟": (\.confirmationMinutes, 1...1_440), "紧急同时通知人数": (\.toldAtOnce, 1...20),
            "骚扰标记天数": (\.harassmentDays, 1...365), "申诉工作日": (\.objectionDays, 1...90),
            "挂起最长工作日": (\.suspensionDays, 1...250), "集中事件件数": (\.incidentAppeals, 2...1_000),
            "集中事件分钟": (\.incidentMinutes, 1...1_440), "通知保留天数": (\.noticeDays, 1...3_650),
            "撤销秒数": (\.undoSeconds, 0...300),
        ]
}
