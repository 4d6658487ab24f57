/// 紧急敏感词: plain words that mark an appeal urgent or sensitive; works without any model (domain.md §2).
public struct AlertWords: Hashable, Sendable {
    /// The words of each kind.
    public var words: [AlertKind: [String]]
    /// How urgent an order of a kind becomes at least.
    public var urgency: [AlertKind: Urgency]
    /// Kinds whose orders only those concerned may open (是否保密).
    public var narrowing: Set<AlertKind>

    public init(
        _ words: [AlertKind: [String]],
        urgency: [AlertKind: Urgency] = [:],
        narrowing: Set<AlertKind> = []
    ) {
        self.words = words
        self.urgency = urgency
        self.narrowing = narrowing
    }

    /// The kinds that a text shows with the words found, in the order of the kinds; one walk for each word.
    public func matches(in text: String) -> [(kind: AlertKind, words: [String])] {
        let bytes = Array(text.utf8)
        return AlertKind.allCases.compactMap { kind in
            let found = (words[kind] ?? []).filter { Self.contains(bytes, Array($0.utf8)) }
            return found.isEmpty ? nil : (kind, found)
        }
    }

    /// UTF-8 begins no character inside another, so bytes can be compared.
    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= text.count else { return false }
        return (0...text.count - word.count).contains { start in
            text[start] == first && text[start..<start + word.count].elementsEqual(word)
        }
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
