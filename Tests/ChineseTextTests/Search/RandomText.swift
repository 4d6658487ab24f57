/// Numbers by a seed.
struct Numbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state << 17)
    }
}

/// Texts by chance, of few different characters so that they have much in common.
enum RandomText {
    static let characters = Array("暖气停水电路灯不亮𠮷𰻞小区臺台")
    private static let gaps = Array("，。 \n；！")
    private static let words = ["A", "b", "12", "345", "wifi", "19900001234", "3"]

    /// Chinese characters with a gap now and then.
    static func chinese(_ random: inout Numbers) -> String {
        String(
            (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Int.random(in: 0..<8, using: &random) == 0
                    ? gaps.randomElement(using: &random) ?? " " : characters.randomElement(using: &random) ?? "水"
            }
        )
    }

    /// Characters, words, numbers and gaps.
    static func mixed(_ random: inout Numbers) -> String {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in
            switch Int.random(in: 0..<4, using: &random) {
            case 0: words.randomElement(using: &random) ?? "A"
            case 1: String(gaps.randomElement(using: &random) ?? " ")
            default: chinese(&random)
            }
        }.joined()
    }
}
