import Bulletins
import Calls

/// How calls are told in words.
enum CallWording {
    /// `35秒`, `2分05秒`, `1小时03分`.
    static func span(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(max(0, seconds))秒"
        case ..<3_600: "\(seconds / 60)分\(two(seconds % 60))秒"
        default: "\(seconds / 3_600)小时\(two(seconds / 60 % 60))分"
        }
    }

    /// `97.25%`, a half rounded up; `—` over nothing.
    static func percentage(_ rate: CallRate) -> String {
        var format = FigureFormat()
        format.rounding = .halfUp
        format.zeros = .keep
        return format.percentage(rate.numerator, of: rate.denominator)
    }

    /// A mean of seconds, rounded; `—` over nothing.
    static func mean(_ rate: CallRate) -> String {
        rate.isUndefined ? FigureFormat.none : span((rate.numerator * 2 + rate.denominator) / (rate.denominator * 2))
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
