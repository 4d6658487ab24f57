public import WorkOrders

/// The words of a city's questions and what each asks for: names of its lists, and how people speak of states.
public struct QuestionWords: Sendable {
    /// By the first character, the longest first.
    private var words: [Character: [(word: [Character], items: [QueryItem])]] = [:]

    /// Filled with what any city says; its own names are added.
    public init() {
        for (words, items) in Self.sayings {
            for word in words { add(word, items) }
        }
        for kind in RequestKind.allCases { add(kind.title, [QueryItem("kind", kind.title)]) }
        for status in WorkOrderStatus.allCases { add(status.title, [QueryItem("status", status.title)]) }
        for urgency in Urgency.allCases where urgency != .normal {
            add(urgency.title, [QueryItem("urgency", urgency.title)])
        }
        for contact in FollowUpKind.allCases where contact != .repeated {
            add(contact.title, [QueryItem("contact", contact.title)])
        }
        // “其他” says nothing in a question.
        words["其"] = nil
    }

    /// Adds the names of a list, each asking for itself under `condition`.
    public mutating func add(_ names: [String], condition: String) {
        for name in names { add(name, [QueryItem(condition, name)]) }
    }

    /// Adds counties by their name, and without 区, 县 or 市 where two characters are left.
    public mutating func add(counties: [String]) {
        for county in counties {
            add(county, [QueryItem("county", county)])
            if county.count > 2, let last = county.last, "区县市".contains(last) {
                add(String(county.dropLast()), [QueryItem("county", county)])
            }
        }
    }

    /// Adds streets and communities; of equal names in several places each is asked for.
    public mutating func add(places: [AreaPath]) {
        for place in places where !place.street.isEmpty {
            var query = OrderQuery()
            query.place = place
            join(place.community.isEmpty ? place.street : place.community, query.items)
        }
    }

    /// Adds categories of the first two levels by their last name; of equal names each is asked for.
    public mutating func add(categories: [CategoryPath]) {
        for path in categories where path.names.count < 3 {
            var query = OrderQuery()
            query.category = path
            if let name = path.names.last { join(name, query.items) }
        }
    }

    /// Adds units by their names, with and without what stands in brackets, and their short names.
    public mutating func add(units: [HandlingUnit]) {
        for unit in units {
            let plain = String(unit.name.prefix { $0 != "(" && $0 != "（" })
            for name in [unit.name, plain, unit.shortName].compactMap(\.self) {
                add(name, [QueryItem("unit", unit.name)])
            }
        }
    }

    /// What a word asks for; the first meaning stays.
    private mutating func add(_ word: String, _ items: [QueryItem]) {
        guard word.count > 1, let first = word.first, known(word) == nil else { return }
        words[first, default: []].append((Array(word), items))
        words[first]?.sort { $0.word.count > $1.word.count }
    }

    /// One more meaning of a name in the same list.
    private mutating func join(_ word: String, _ items: [QueryItem]) {
        guard let first = word.first, let place = known(word), let condition = items.first?.name else {
            return add(word, items)
        }
        guard words[first]?[place].items.first?.name == condition else { return }
        words[first]?[place].items += items
    }

    private func known(_ word: String) -> Int? {
        word.first.flatMap { words[$0]?.firstIndex { $0.word == Array(word) } }
    }

    /// The longest word that a text begins with.
    func longest(at text: ArraySlice<Character>) -> (length: Int, items: [QueryItem])? {
        guard let first = text.first, let found = words[first]?.first(where: { text.starts(with: $0.word) }) else {
            return nil
        }
        return (found.word.count, found.items)
    }

    /// How people say what the conditions are named otherwise.
    private static let sayings: [(words: [String], items: [QueryItem])] = [
        (
            ["未办结", "没办结", "没有办结", "还没办", "没办完", "谁没办", "没办", "未办", "未答复", "没答复", "没有答复", "未回复", "没回复", "在办"],
            [QueryItem("handling", "open")]
        ),
        (["逾期未办结", "逾期没办结", "逾期没办"], [QueryItem("handling", "overdue")]),
        (["逾期", "超期", "超时"], [QueryItem("handling", "overdue")]),
        (["按期", "按时"], [QueryItem("handling", "on-time")]),
        (["已办结", "办结的", "办完的"], [QueryItem("handling", "completed")]),
        (["退单", "退回"], [QueryItem("course", "sent-back")]), (["延期", "延时"], [QueryItem("course", "extended")]),
        (["重办", "返工"], [QueryItem("course", "reworked")]), (["不属实"], [QueryItem("course", "judged")]),
        (["一次办结"], [QueryItem("course", "at-once")]),
        (["不满意"], [QueryItem("rating", "dissatisfied")]), (["满意"], [QueryItem("rating", "satisfied")]),
        (["未解决", "没解决", "没有解决"], [QueryItem("rating", "unresolved")]),
        (["已解决", "解决了"], [QueryItem("rating", "resolved")]),
        (["再次反映", "重复反映", "反复反映", "重复诉求"], [QueryItem("repeated", "1")]),
        (["不含无效", "除去无效"], [QueryItem("valid", "1")]), (["无效"], [QueryItem("ending", "无效")]),
        (["直接答复"], [QueryItem("ending", "直接答复")]), (["转办的"], [QueryItem("ending", "转办")]),
        (["待派单", "没派单", "未派单"], [QueryItem("status", WorkOrderStatus.registered.title)]),
        (["企业来电", "企业反映"], [QueryItem("caller", "企业")]),
        (["两家单位", "两个单位"], [QueryItem("units", "2")]), (["三家单位", "三个单位"], [QueryItem("units", "3")]),
        (["多家单位", "多个单位", "四家单位"], [QueryItem("units", "4")]),
    ]

    /// What a question says beside what it asks.
    static let fillers: [[Character]] = [
        "有多少", "多少件", "多少", "几件", "几个", "哪几个", "哪些", "哪个", "关于", "请问", "列出", "看看", "查一下", "查询", "工单",
        "诉求", "问题", "反映", "受理", "登记", "现在", "目前", "一共", "总共", "还有", "全部", "所有", "情况", "答复", "回复", "电话里", "单位",
        // Single ones that begin no word of a complaint.
        "的", "了", "吗", "呢", "件", "谁", "还",
    ].map(Array.init)
}
