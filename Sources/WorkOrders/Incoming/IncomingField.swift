/// A field of 来件 that a column of a platform's list fills; the raw value is its name in the form.
public enum IncomingField: String, CaseIterable, Sendable {
    case externalNumber, externalDeadline, sentAt, channel, platform, name, contactNumber, kind, category, place,
        address
    case subject, title, content, urgency, isAnonymous, isConfidential

    /// What people call it.
    public var label: String {
        switch self {
        case .externalNumber: "外部编号"
        case .externalDeadline: "外部时限"
        case .sentAt: "来件时间"
        case .channel: "来源渠道"
        case .platform: "来件平台"
        case .name: "姓名"
        case .contactNumber: "联系电话"
        case .kind: "诉求类型"
        case .category: "诉求类别"
        case .place: "地点"
        case .address: "详细地址"
        case .subject: "被反映对象"
        case .title: "标题"
        case .content: "诉求内容"
        case .urgency: "紧急程度"
        case .isAnonymous: "匿名"
        case .isConfidential: "要求保密"
        }
    }
}

/// What platforms call the columns of their lists, as far as it isn't common.
public struct IncomingHeaders: Hashable, Sendable {
    /// Headers that mean a field in the lists of a platform.
    public struct Entry: Hashable, Sendable {
        /// Nil for every platform.
        public var platform: String?
        public var field: IncomingField
        public var headers: [String]

        public init(_ field: IncomingField, _ headers: [String], of platform: String? = nil) {
            self.field = field
            self.headers = headers
            self.platform = platform
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// The field that a header means in a platform's list: by the city's words for it, for all, then by the common ones.
    public func field(of header: String, in platform: String) -> IncomingField? {
        let name = String(header.filter { !$0.isWhitespace })
        guard !name.isEmpty else { return nil }
        func listed(_ owner: String?) -> IncomingField? {
            entries.first { $0.platform == owner && $0.headers.contains(name) }?.field
        }
        return listed(platform) ?? listed(nil) ?? Self.common[name]
    }

    private static let common: [String: IncomingField] = {
        let more: [(IncomingField, [String])] = [
            (.externalNumber, ["外部编号", "信件编号", "收文号"]), (.externalDeadline, ["外部时限", "时限"]),
            (.sentAt, ["时间", "来件时间", "留言时间", "提交时间", "登记时间", "来信时间", "收件时间", "反映时间", "受理时间"]),
            (.channel, ["渠道", "来源渠道", "受理渠道"]), (.platform, ["来件平台"]), (.name, ["称呼"]),
            (.kind, ["诉求类型", "类型", "来件类型", "留言类型"]), (.place, ["地点", "县区", "区县", "所属区域"]),
            (.urgency, ["紧急程度"]), (.isAnonymous, ["匿名", "是否匿名"]),
            (.isConfidential, ["要求保密", "是否保密", "保密"]),
        ]
        var common: [String: IncomingField] = [:]
        for (label, field) in PastedMatter.labels { common[label] = IncomingField(rawValue: field.rawValue) }
        for (field, headers) in more { for header in headers { common[header] = field } }
        return common
    }()
}
