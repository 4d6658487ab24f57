import WorkOrders

/// The lowest categories in order, read once from the texts of this folder.
///
/// A text has `= 二级[/三级] 权重 [@楼盘] [#标签] 承办单位…` for a category, with 县区 for the four counties, then one
/// sentence a line behind the mark of its kind (咨 求 投 举 议 谢).
enum CategoryTable {
    /// The first-level categories with their texts, in the order of their codes.
    private static let texts: [(name: String, text: String)] = [
        ("卫生健康", PhraseTexts.health), ("交通运输", PhraseTexts.traffic),
        ("市场监管", PhraseTexts.market), ("劳动和社会保障", PhraseTexts.labour),
        ("城乡建设", PhraseTexts.housing), ("城市管理", PhraseTexts.cityManagement),
        ("公安政法", PhraseTexts.police), ("教育文体", PhraseTexts.education),
        ("公用事业", PhraseTexts.utilities), ("政务服务", PhraseTexts.administration),
        ("环境保护", PhraseTexts.environment), ("民政救助", PhraseTexts.welfare),
        ("农业农村", PhraseTexts.farming), ("自然资源", PhraseTexts.land),
        ("其他", PhraseTexts.other), ("文旅商务", PhraseTexts.leisure),
    ]

    /// 一级类别, in the order of the published table.
    static let names = texts.map(\.name)

    static let leaves = texts.indices.flatMap { leaves(of: $0) }

    /// The leaves of each first-level category.
    static let leavesOfCategory = names.indices.map { category in
        leaves.indices.filter { leaves[$0].category == category }
    }

    /// The leaves each first-level unit handles.
    static let leavesOfUnit = FirstLevelUnit.table.indices.map { unit in
        leaves.indices.filter { leaves[$0].units.contains(unit) }
    }

    /// The leaf of calls without an appeal, which no deck of appeals deals.
    static let invalid = leaves.firstIndex { $0.weight == 0 } ?? 0

    static func index(of path: [String]) -> Int? { leaves.firstIndex { $0.path.names == path } }

    private static func leaves(of category: Int) -> [Leaf] {
        var leaves: [Leaf] = []
        for line in texts[category].text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { continue }
            if words[0] == "=" {
                if let leaf = leaf(words[1], category) { leaves.append(leaf) }
            } else if let kind = RequestKind(mark: words[0]), !leaves.isEmpty {
                leaves[leaves.count - 1].phrases[kind.rawValue].append(Phrase(words[1]))
            }
        }
        return leaves
    }

    private static func leaf(_ text: Substring, _ category: Int) -> Leaf? {
        let words = text.split(separator: " ")
        let names = words[0].split(separator: "/").map(String.init)
        guard words.count >= 2, let weight = Int(words[1]), let path = CategoryPath([texts[category].name] + names)
        else { return nil }
        let rest = words.dropFirst(2)
        return Leaf(
            path: path,
            spokenName: names[0],
            category: category,
            weight: weight,
            units: rest.flatMap(units),
            tag: rest.first { $0.hasPrefix("#") }.map { String($0.dropFirst()) },
            estates: rest.first { $0.hasPrefix("@") }.flatMap { EstateTable(rawValue: String($0.dropFirst())) },
            phrases: Array(repeating: [], count: RequestKind.allCases.count + 1)
        )
    }

    private static func units(_ word: Substring) -> [Int] {
        if word == "县区" { return Array(0..<FirstLevelUnit.countyCount) }
        return FirstLevelUnit.indices[String(word)].map { [$0] } ?? []
    }
}
