/// 来件 as one pasted text, cut into the fields of its form.
///
/// Platforms above send a matter as lines of `标签：内容`; a value goes on until the next label that is known. What stands
/// before the first label, or in a text without any, is the appeal itself. Nothing is thrown away.
public struct PastedMatter: Hashable, Sendable {
    /// A field of the form.
    public enum Field: String, CaseIterable, Sendable {
        case platform, externalNumber, externalDeadline, name, contactNumber, category, address, subject, title, content
    }

    /// What was found, by field.
    public private(set) var values: [Field: String] = [:]

    /// Reads a text; `labels` are what platforms call each field.
    public init(_ text: String, labels: [String: Field] = Self.labels) {
        var field = Field.content
        for line in text.split(whereSeparator: \.isNewline) {
            var rest = line.trimmedSubstring
            if let (found, value) = Self.labelled(rest, labels) { (field, rest) = (found, value) }
            add(rest, to: field)
        }
    }

    private mutating func add(_ text: Substring, to field: Field) {
        guard !text.isEmpty else { return }
        values[field] = values[field].map { "\($0)\n\(text)" } ?? String(text)
    }

    /// The field and the value of a line such as `诉求内容：…` or `【标题】…`; nil where it begins with no known label.
    private static func labelled(_ line: Substring, _ labels: [String: Field]) -> (Field, Substring)? {
        let label: Substring
        var rest: Substring
        if line.first == "【", let end = line.firstIndex(of: "】") {
            label = line[line.index(after: line.startIndex)..<end]
            rest = line[line.index(after: end)...]
            if let colon = rest.first, "：:".contains(colon) { rest = rest.dropFirst() }
        } else if let colon = line.firstIndex(where: { "：:".contains($0) }) {
            label = line[..<colon]
            rest = line[line.index(after: colon)...]
        } else {
            return nil
        }
        return labels[String(label.filter { !$0.isWhitespace })].map { ($0, rest.trimmedSubstring) }
    }

    /// What platforms commonly call the fields.
    public static let labels: [String: Field] = {
        let names: [(Field, [String])] = [
            (.platform, ["来源平台", "平台", "来源", "交办单位", "来件单位"]),
            (.externalNumber, ["工单编号", "工单号", "来件编号", "编号", "留言编号", "留言ID", "受理编号", "交办编号", "登记号"]),
            (.externalDeadline, ["办理期限", "办理时限", "回复时限", "截止时间", "截止日期", "要求办结时间", "办结时限", "反馈时限"]),
            (.name, ["姓名", "诉求人", "来电人", "来信人", "反映人", "联系人", "网友", "留言人", "昵称"]),
            (.contactNumber, ["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "来电号码"]),
            (.category, ["诉求类别", "类别", "问题分类", "分类"]), (.address, ["地址", "事发地址", "问题地址", "详细地址", "事发地点"]),
            (.subject, ["被反映对象", "反映对象", "被投诉人", "涉及单位"]), (.title, ["标题", "诉求标题", "留言标题", "主题", "事由"]),
            (.content, ["内容", "诉求内容", "反映内容", "留言内容", "问题描述", "具体内容", "诉求"]),
        ]
        return Dictionary(names.flatMap { field, labels in labels.map { ($0, field) } }) { first, _ in first }
    }()
}

extension Substring {
    fileprivate var trimmedSubstring: Substring {
        let start = drop { $0.isWhitespace }
        let length = start.reversed().prefix { $0.isWhitespace }.count
        return start.dropLast(length)
    }
}
