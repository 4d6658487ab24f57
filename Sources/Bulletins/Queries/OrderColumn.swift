/// A column that a list of orders may show or an export may have.
///
/// The raw value is its name in addresses and saved views and never changes; the order of the cases is the usual order.
public enum OrderColumn: String, CaseIterable, Hashable, Sendable {
    case number
    case received
    case channel
    case kind
    case topCategory = "top-category"
    case category
    case urgency
    case status
    case ending
    case title
    case content
    case occurred
    case county
    case street
    case community
    case address
    case subject
    case callerKind = "caller-kind"
    case isAnonymous = "anonymous"
    case isConfidential = "confidential"
    case isPublic = "public"
    case tags
    /// 主办单位 of the last round.
    case lead
    /// 协办单位 of the last round.
    case assisting
    /// 转办时间 of the lead's dispatch, as the next five.
    case dispatched
    case acknowledged
    case contacted
    case deadline
    case isOverdue = "overdue"
    case result
    case isFactual = "factual"
    case completed
    case closed
    case answer
    case round
    case sendBacks = "send-backs"
    case satisfaction
    case isResolved = "resolved"
    case visited
    case repeats
    case reminders
    case externalPlatform = "external-platform"
    case externalNumber = "external-number"
    case externalDeadline = "external-deadline"
    case callNumber = "call"
    case leader
    case origin
    case name
    case callingNumber = "calling-number"
    case contactNumber = "contact-number"

    /// What its cells hold.
    public enum Content: Hashable, Sendable {
        /// A name or a few words.
        case words
        /// A text of any length.
        case text
        /// A point in time.
        case time
        /// How many.
        case count
        /// Who the citizen is (domain.md §7): opened by a right and for a reason only, and never in a list.
        case identity
    }

    /// What its cells hold.
    public var content: Content {
        switch self {
        case .received, .occurred, .dispatched, .acknowledged, .contacted, .deadline, .completed, .closed, .visited,
            .externalDeadline:
            .time
        case .title, .content, .address, .answer: .text
        case .round, .sendBacks, .repeats, .reminders: .count
        case .name, .callingNumber, .contactNumber: .identity
        case .number, .channel, .kind, .topCategory, .category, .urgency, .status, .ending, .county, .street,
            .community, .subject, .callerKind, .isAnonymous, .isConfidential, .isPublic, .tags, .lead, .assisting,
            .isOverdue, .result, .isFactual, .satisfaction, .isResolved, .externalPlatform, .externalNumber,
            .callNumber, .leader, .origin:
            .words
        }
    }

    /// Whether it tells who the citizen is.
    public var isIdentity: Bool { content == .identity }

    /// What a list shows and an export has where nobody chose.
    public static let standard: [OrderColumn] = [
        .number, .received, .channel, .kind, .category, .urgency, .status, .ending, .title, .content, .county, .street,
        .address, .tags, .lead, .assisting, .dispatched, .deadline, .isOverdue, .completed, .result, .answer,
        .satisfaction, .isResolved, .repeats,
    ]

    /// Everything but identity.
    public static let open: [OrderColumn] = allCases.filter { !$0.isIdentity }
}

extension OrderColumn {
    /// The head of the column.
    public var title: String {
        switch self {
        case .number: "工单编号"
        case .received: "受理时间"
        case .channel: "来源渠道"
        case .kind: "诉求类型"
        case .topCategory: "一级类别"
        case .category: "诉求类别"
        case .urgency: "紧急程度"
        case .status: "状态"
        case .ending: "办理方式"
        case .title: "标题"
        case .content: "诉求内容"
        case .occurred: "事发时间"
        case .county: "县区"
        case .street: "街道乡镇"
        case .community: "社区村"
        case .address: "事发地址"
        case .subject: "被反映对象"
        case .callerKind: "诉求人类型"
        case .isAnonymous: "是否匿名"
        case .isConfidential: "是否保密"
        case .isPublic: "是否公开"
        case .tags: "标签"
        case .lead: "主办单位"
        case .assisting: "协办单位"
        case .dispatched: "转办时间"
        case .acknowledged: "签收时间"
        case .contacted: "先行联系时间"
        case .deadline: "办理时限"
        case .isOverdue: "是否逾期"
        case .result: "办理结果"
        case .isFactual: "是否属实"
        case .completed: "办结时间"
        case .closed: "结案时间"
        case .answer: "公开答复"
        case .round: "轮次"
        case .sendBacks: "退单次数"
        case .satisfaction: "满意度"
        case .isResolved: "是否解决"
        case .visited: "回访时间"
        case .repeats: "再次反映次数"
        case .reminders: "催办次数"
        case .externalPlatform: "外部平台"
        case .externalNumber: "外部编号"
        case .externalDeadline: "外部时限"
        case .callNumber: "通话编号"
        case .leader: "主单编号"
        case .origin: "原单编号"
        case .name: "姓名或称呼"
        case .callingNumber: "来电号码"
        case .contactNumber: "联系电话"
        }
    }
}

extension OrderColumn {
    /// The columns as one text of an address or a saved view: `number,received`.
    public static func text(_ columns: [OrderColumn]) -> String { columns.map(\.rawValue).joined(separator: ",") }

    /// The columns of such a text, each once; nil where it names none that there is.
    public static func columns(_ text: some StringProtocol) -> [OrderColumn]? {
        var columns: [OrderColumn] = []
        for name in text.split(separator: ",") {
            guard let column = OrderColumn(rawValue: String(name)) else { return nil }
            if !columns.contains(column) { columns.append(column) }
        }
        return columns.isEmpty ? nil : columns
    }
}
