/// 紧急敏感词: plain words that mark an appeal urgent or sensitive; works without any model (domain.md §2).
public struct AlertWords: Hashable, Sendable {
    /// The words of each kind.
    public var words: [AlertKind: [String]] { didSet { index = Self.index(words) } }
    /// How urgent an order of a kind becomes at least.
    public var urgency: [AlertKind: Urgency]
    /// Kinds whose orders only those concerned may open (是否保密).
    public var narrowing: Set<AlertKind>
    /// The words by their first character: a text is walked once, however many words there are.
    private var index: [Unicode.Scalar: [Entry]]

    private struct Entry: Hashable {
        var kind: AlertKind
        var word: String
        var scalars: [Unicode.Scalar]
    }

    public init(
        _ words: [AlertKind: [String]],
        urgency: [AlertKind: Urgency] = [:],
        narrowing: Set<AlertKind> = []
    ) {
        self.words = words
        self.urgency = urgency
        self.narrowing = narrowing
        index = Self.index(words)
    }

    /// The kinds that a text shows with the words found, in the order of the kinds; one walk over the text.
    public func matches(in text: String) -> [(kind: AlertKind, words: [String])] {
        let scalars = Array(text.unicodeScalars)
        var found: Set<Entry> = []
        for start in scalars.indices {
            for entry in index[scalars[start]] ?? [] where scalars[start...].starts(with: entry.scalars) {
                found.insert(entry)
            }
        }
        guard !found.isEmpty else { return [] }
        return AlertKind.allCases.compactMap { kind in
            let names = Set(found.lazy.filter { $0.kind == kind }.map(\.word))
            return names.isEmpty ? nil : (kind, (words[kind] ?? []).filter(names.contains))
        }
    }

    private static func index(_ words: [AlertKind: [String]]) -> [Unicode.Scalar: [Entry]] {
        var index: [Unicode.Scalar: [Entry]] = [:]
        // In one order, so that equal words have equal indexes.
        for kind in AlertKind.allCases {
            for word in words[kind] ?? [] {
                let scalars = Array(word.unicodeScalars)
                if let first = scalars.first {
                    index[first, default: []].append(Entry(kind: kind, word: word, scalars: scalars))
                }
            }
        }
        return index
    }

    /// Words that centres commonly watch for; a city keeps its own list.
    public static let standard = AlertWords(
        [
            .danger: ["自杀", "轻生", "不想活", "跳楼", "割腕", "喝农药", "服毒", "被困", "晕倒", "煤气中毒"],
            .threat: ["同归于尽", "报复社会", "炸掉", "砍死", "杀了", "放火", "极端行为"],
            .gathering: ["集体上访", "聚集", "堵路", "拉横幅", "围堵", "静坐"],
            .minor: ["猥亵", "性侵", "虐待儿童", "拐卖", "校园欺凌"],
            .publicSafety: ["爆炸", "燃气泄漏", "着火", "起火", "塌陷", "坍塌", "投毒", "食物中毒", "井盖缺失"],
            .publicOpinion: ["发抖音", "曝光", "网上发帖", "找记者", "上热搜"],
        ],
        urgency: [
            .danger: .emergency, .threat: .emergency, .gathering: .urgent, .minor: .urgent, .publicSafety: .urgent,
        ],
        narrowing: [.threat, .minor]
    )
}
