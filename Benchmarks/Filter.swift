import Foundation

/// A condition that a list page offers, with a value of the sample city.
struct Filter {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Every field of the form over orders; where values differ much in number, a common and a rare one.
    static let orders = [
        Filter("received", "2022-02"), Filter("received", "2022-02-10"), Filter("channel", "电话"),
        Filter("channel", "人民网留言"), Filter("kind", "咨询"), Filter("kind", "表扬"), Filter("category", "城市管理"),
        Filter("category", "文旅商务"), Filter("county", "相山区"), Filter("county", "杜集区"), Filter("ending", "转办"),
        Filter("ending", "无效"), Filter("status", "办理中"), Filter("number", "HB20220209"), Filter("urgency", "特急"),
        Filter("urgency", "一般"), Filter("tag", "涉企"), Filter("hour", "4"), Filter("hour", "9"),
        Filter("rating", "satisfied"), Filter("rating", "dissatisfied"), Filter("rating", "unresolved"),
        Filter("dispatched", "2022-02"), Filter("dispatched", "2022-02-10"), Filter("as-of", "2022-02-20"),
        Filter("valid", "1"), Filter("unit", "市城管局"), Filter("unit", "相山区人民政府"), Filter("handling", "open"),
        Filter("handling", "overdue"), Filter("course", "sent-back"), Filter("completed", "2022-02-10"),
        Filter("due", "2022-02-10"), Filter("contact", "催办"), Filter("weekday", "1"), Filter("caller", "企业"),
        Filter("place", "杜集区/高岳街道"),
    ]

    /// Every field of the form over dispatches.
    static let dispatches = [
        Filter("dispatched", "2022-02"), Filter("dispatched", "2022-02-10"), Filter("unit", "市城管局"),
        Filter("group", "市直单位"), Filter("state", "open"), Filter("state", "completed"), Filter("state", "overdue"),
        Filter("state", "on-time"), Filter("kind", "投诉"), Filter("kind", "表扬"), Filter("rating", "satisfied"),
        Filter("rating", "dissatisfied"), Filter("rating", "unresolved"), Filter("received", "2022-02"),
        Filter("received", "2022-02-10"), Filter("completed", "2022-02"), Filter("completed", "2022-02-10"),
        Filter("due", "2022-02"), Filter("due", "2022-02-10"), Filter("as-of", "2022-02-20"), Filter("first", "1"),
    ]

    /// Every two of different names.
    static func pairs(_ filters: [Filter]) -> [[Filter]] {
        filters.indices.flatMap { first in
            filters[(first + 1)...].filter { $0.name != filters[first].name }.map { [filters[first], $0] }
        }
    }

    /// So many drawn threes of different names, the same each time.
    static func threes(_ filters: [Filter], _ count: Int) -> [[Filter]] {
        var state: UInt64 = 42
        func number() -> Int {
            // Knuth's multiplier for 64 bits; the upper half is what is random.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        return (0..<count).map { _ in
            var chosen: [Filter] = []
            while chosen.count < 3 {
                let filter = filters[number() % filters.count]
                if !chosen.contains(where: { $0.name == filter.name }) { chosen.append(filter) }
            }
            return chosen
        }
    }

    /// The address of a list by these conditions.
    static func path(_ list: String, _ filters: [Filter]) -> String {
        let items = filters.map { "\($0.name)=\(encoded($0.value))" }
        return list + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(.init(charactersIn: "!"..."~")))
            ?? text
    }
}
