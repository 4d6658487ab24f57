/// 理由代码: the coded lists that a ground must come from, as data; code to name.
public struct Reasons: Hashable, Sendable {
    /// 退单理由.
    public var sendBack: [String: String]
    /// 不满意原因.
    public var dissatisfaction: [String: String]
    /// 未解决原因.
    public var unresolved: [String: String]
    /// 申诉理由.
    public var objection: [String: String]
    /// 不予受理依据.
    public var notAccepted: [String: String]
    /// 无效来电.
    public var invalid: [String: String]
    /// 来电结果: what came of a call without an order.
    public var calls: [String: String]

    public init(
        sendBack: [String: String],
        dissatisfaction: [String: String],
        unresolved: [String: String],
        objection: [String: String],
        notAccepted: [String: String],
        invalid: [String: String],
        calls: [String: String] = standardCalls
    ) {
        self.sendBack = sendBack
        self.dissatisfaction = dissatisfaction
        self.unresolved = unresolved
        self.objection = objection
        self.notAccepted = notAccepted
        self.invalid = invalid
        self.calls = calls
    }

    /// 来电结果, common practice.
    public static let standardCalls = [
        "01": "咨询直接答复", "02": "告知办理进度", "03": "骚扰", "04": "无声", "05": "误拨", "06": "测试", "07": "转其他热线",
        "08": "通话中断",
    ]

    /// 不予受理: 国办发〔2020〕53号; the others are common practice.
    public static let standard = Reasons(
        sendBack: ["01": "不属本单位职责", "02": "不属本地管辖", "03": "要素不全无法办理", "04": "重复派单"],
        dissatisfaction: ["01": "问题未解决", "02": "答复与事实不符", "03": "办理不及时", "04": "态度不好", "05": "诉求无政策支持"],
        unresolved: ["01": "无政策依据", "02": "资金未落实", "03": "需多部门协调", "04": "权属争议", "05": "诉求人不配合"],
        objection: ["01": "诉求无法律政策依据", "02": "评价与事实不符", "03": "非本单位责任"],
        notAccepted: [
            "01": "诉讼仲裁", "02": "纪检监察", "03": "行政复议", "04": "政府信息公开", "05": "信访事项办理中", "06": "涉及国家秘密",
            "07": "涉及商业秘密或个人隐私",
        ],
        invalid: ["01": "骚扰", "02": "错拨", "03": "静音", "04": "挂断"]
    )
}
