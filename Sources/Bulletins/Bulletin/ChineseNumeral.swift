/// Ordinals as headings have them: 一, 十, 十一, 二十三.
enum ChineseNumeral {
    private static let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// 1–99; digits beyond.
    static func text(_ number: Int) -> String {
        guard (1...99).contains(number) else { return "\(number)" }
        let (tens, ones) = (number / 10, number % 10)
        let ten = tens == 0 ? "" : (tens == 1 ? "十" : digits[tens] + "十")
        return ten + digits[ones]
    }

    /// The number that such a text says; nil for anything else.
    static func number(_ text: some StringProtocol) -> Int? {
        (1...99).first { Self.text($0) == text }
    }
}
