/// A table that every city begins with.
public struct StandardTable: Hashable, Sendable {
    public let name: String
    /// As items of an address: `of=orders&rows=county`.
    public let spec: String

    /// The table; nil where the spec is none, which a test rules out.
    public var table: StatTable? { TableReading(QueryItem.items(of: spec)).table }

    /// Whether an officer of a unit may open it.
    public var isOfDispatches: Bool { spec.hasPrefix("of=dispatches") }

    public static let all: [StandardTable] = [
        StandardTable(
            name: "各县区×诉求类型",
            spec: "of=orders&rows=county&columns=kind&measure=valid&period=this-month&shares=row"
        ),
        StandardTable(
            name: "各县区×诉求类别",
            spec: "of=orders&rows=county&columns=category&measure=valid&period=this-month"
        ),
        StandardTable(
            name: "诉求类别（两级）",
            spec: "of=orders&rows=category&then=subcategory&measure=valid&measure=direct-rate&measure=repeated"
                + "&measure=repeat-rate&period=this-month&shares=column&sort=valid"
        ),
        StandardTable(
            name: "受理时段×星期",
            spec: "of=orders&rows=hour&columns=weekday&measure=valid&period=this-month&shade=1"
        ),
        StandardTable(
            name: "来源渠道×诉求类型",
            spec: "of=orders&rows=channel&columns=kind&measure=valid&period=this-month&shares=whole"
        ),
        StandardTable(
            name: "标签",
            spec: "of=orders&rows=tag&measure=valid&measure=handed&measure=repeated&period=this-month&sort=valid"
        ),
        StandardTable(
            name: "每日受理量",
            spec: "of=orders&rows=day&measure=valid&measure=handed&measure=direct-rate&period=this-month"
        ),
        StandardTable(
            name: "各单位办理情况",
            spec: "of=dispatches&rows=group&then=unit&measure=dispatched&measure=completed&measure=open"
                + "&measure=overdue&measure=on-time-rate&measure=mean-days&measure=satisfaction-rate"
                + "&measure=resolution-rate&period=this-month"
        ),
        StandardTable(
            name: "各单位退单、延期和重办",
            spec: "of=dispatches&rows=group&then=unit&measure=dispatched&measure=sent-back&measure=send-back-rate"
                + "&measure=extended&measure=extension-rate&measure=reworked&measure=rework-rate&period=this-month"
        ),
        StandardTable(
            name: "每周转办与办结",
            spec: "of=dispatches&rows=week&measure=dispatched&measure=completed&measure=overdue&measure=on-time-rate"
                + "&measure=mean-days&period=this-year"
        ),
    ]
}

extension QueryItem {
    /// The items of a plain text `name=value&…`, nothing of it encoded.
    public static func items(of text: String, separator: Character = "&") -> [QueryItem] {
        text.split(separator: separator).map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryItem(String(pair[0]), pair.count > 1 ? String(pair[1]) : "")
        }
    }
}
