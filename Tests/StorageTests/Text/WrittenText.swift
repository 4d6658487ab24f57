import TestSupport

/// What people write: the same words in simplified or traditional characters, half or full width, small or capital.
struct WrittenText {
    private static let sentences = [
        "小区暖气停了三天，物业不管", "淮海路路灯不亮", "自来水停水，没有通知", "楼上装修噪音扰民", "暖气片是凉的，室温14度",
        "台风后树倒了，堵住小区后门", "宽带wifi经常断线，5g信号也差", "皖f·12345占用车位", "电话19900001234一直打不通",
        "a座3栋13层电梯坏了", "路灯坏了。暖气也停了", "积水没过车门", "要求退还2022年物业费1200元", "wi信号弱", "停水停电停气",
        "热水没有热气，电费却高", "号码1990000是空号", "𠮷野家门口积水", "3号楼5单元漏水", "p2p平台不还钱",
    ]
    private static let traditional: [Character: Character] = [
        "台": "颱", "电": "電", "气": "氣", "没": "沒", "灯": "燈", "树": "樹", "风": "風", "后": "後", "区": "區", "门": "門",
        "坏": "壞", "车": "車", "热": "熱", "层": "層", "楼": "樓", "积": "積", "费": "費",
    ]

    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func sentences() -> String {
        (0...random.next(below: 3)).map { _ in Self.sentences[random.next(below: Self.sentences.count)] }
            .joined(separator: random.next(below: 2) == 0 ? "。" : "")
    }

    /// One of the ways to write a text.
    mutating func written(_ text: String) -> String {
        switch random.next(below: 4) {
        case 0: text
        case 1: String(text.map { Self.traditional[$0] ?? $0 })
        case 2: text.uppercased()
        default: String(String.UnicodeScalarView(text.unicodeScalars.map(Self.fullWidth)))
        }
    }

    private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
    }

    /// A piece of one to six characters that begins no later than a word or a number does.
    mutating func piece() -> String {
        while true {
            let text = Array(Self.sentences[random.next(below: Self.sentences.count)])
            let start = random.next(below: text.count)
            let piece = String(text[start...].prefix(1 + random.next(below: 6)))
            let isInside = start > 0 && Self.kind(text[start - 1]) == Self.kind(text[start])
            if isInside, Self.kind(text[start]) != .character { continue }
            guard piece.allSatisfy({ $0 != "·" }), let first = piece.first, let last = piece.last else { continue }
            if Self.kind(first) != .gap, Self.kind(last) != .gap { return piece }
        }
    }

    /// One or two pieces, now and then one more that is unwanted; those with a gap are quoted.
    mutating func query() -> (wanted: [String], unwanted: [String]) {
        let wanted = (0...random.next(below: 2)).map { _ in piece() }
        return (wanted, random.next(below: 6) == 0 ? [piece()] : [])
    }

    mutating func typed(_ query: (wanted: [String], unwanted: [String])) -> String {
        (query.wanted.map { quoted($0) } + query.unwanted.map { "-" + quoted($0) }).joined(separator: " ")
    }

    private mutating func quoted(_ piece: String) -> String {
        let text = written(piece)
        return text.contains { Self.kind($0) == .gap } ? "\"\(text)\"" : text
    }

    private enum Kind { case character, letter, digit, gap }

    private static func kind(_ character: Character) -> Kind {
        switch character {
        case "a"..."z": .letter
        case "0"..."9": .digit
        case "，", "。": .gap
        default: .character
        }
    }

    /// The text as LIKE can look for it: `^` where a word or number begins, `№` and `$` around one that is found as a
    /// whole only, a space between characters that something separates, nothing for the dot of a plate.
    static func plain(_ text: String) -> String {
        var (plain, run, last) = ("", "", Kind.gap)
        func end() {
            let isWhole = last == .digit && run.count >= 7
            if !run.isEmpty { plain += isWhole ? "№\(run)$" : "^\(run)" }
            run = ""
        }
        var isApart = false
        for character in text where character != "·" {
            let kind = kind(character)
            if kind != last { end() }
            switch kind {
            case .letter, .digit: run.append(character)
            case .character:
                if isApart, plain.last.map({ Self.kind($0) == .character && $0 != "$" }) == true { plain += " " }
                plain.append(character)
            case .gap: break
            }
            (isApart, last) = (kind == .gap, kind)
        }
        end()
        return plain
    }
}
