public import WorkOrders

/// The columns of a city's `reasons.csv`: the coded lists of grounds.
public enum ReasonColumn: String, ExchangeColumn {
    case list = "类别"
    case code = "代码"
    case name = "名称"
}

/// 理由代码 as a file; a list that it names takes the place of the program's, the others stay.
public enum ReasonsFile {
    private static let lists: [String: any WritableKeyPath<Reasons, [String: String]> & Sendable] = [
        "退单": \.sendBack, "不满意": \.dissatisfaction, "未解决": \.unresolved, "申诉": \.objection, "不予受理": \.notAccepted,
        "无效": \.invalid, "来电": \.calls,
    ]

    /// Reads the file.
    public static func reasons(_ source: CitySource) throws(CityFileError) -> Reasons {
        var reasons = Reasons.standard
        var seen: Set<String> = []
        try CityLines<ReasonColumn>.read(source, required: [.list, .code, .name]) { record throws(RowError) in
            let name = try record.required(.list)
            guard let list = lists[name] else {
                throw record.bad(.list, "应为以下之一：\(lists.keys.sorted().joined(separator: "、"))")
            }
            if seen.insert(name).inserted { reasons[keyPath: list] = [:] }
            let code = try record.required(.code)
            guard reasons[keyPath: list][code] == nil else { throw record.bad(.code, "这个代码已经用过，应另编代码") }
            reasons[keyPath: list][code] = try record.required(.name)
        }
        return reasons
    }
}
