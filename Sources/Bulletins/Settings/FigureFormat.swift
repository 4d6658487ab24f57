/// How figures are written: everything is worked out in integers, so no share is ever off by a binary fraction.
public struct FigureFormat: Hashable, Sendable {
    /// What happens to the digits that are not shown.
    public enum Rounding: String, Sendable, CaseIterable {
        /// They are dropped: 1934 of 16198 is 11.93%, as the published bulletin has it.
        case truncate
        /// Half and more is rounded up: the same share is 11.94%.
        case halfUp = "half-up"
    }

    /// What happens to zeros at the end.
    public enum Zeros: String, Sendable, CaseIterable {
        /// 50%, 100%.
        case strip
        /// 50.00%, 100.00%.
        case keep
    }

    public var rounding: Rounding = .truncate
    public var zeros: Zeros = .strip
    /// Decimals of percentages, 0–4.
    public var decimals = 2
    /// Decimals of means in days, 0–4.
    public var dayDecimals = 1

    public init() {}

    /// What stands where nothing was counted: never 0%, never 100% (domain.md §1.4).
    public static let none = "—"

    /// `numerator` ÷ `denominator` in hundredths, thousandths … as `decimals` says, rounded by the format.
    ///
    /// Neither may be negative.
    public func scaled(_ numerator: Int, over denominator: Int, decimals: Int) -> Int {
        let (digits, rest) = Self.divided(numerator, times: Self.power(decimals), by: denominator)
        let roundsUp = rounding == .halfUp && rest >= denominator - rest
        return digits + (roundsUp ? 1 : 0)
    }

    /// The decimal number `scaled` ÷ 10^`decimals`, zeros at its end kept or not.
    public func text(scaled: Int, decimals: Int) -> String {
        let power = Self.power(decimals)
        var fraction = decimals == 0 ? "" : String(String(power + scaled % power).dropFirst())
        if zeros == .strip {
            while fraction.last == "0" { fraction.removeLast() }
        }
        return fraction.isEmpty ? "\(scaled / power)" : "\(scaled / power).\(fraction)"
    }

    /// The percentage with its sign, or ``none`` over nothing.
    public func percentage(_ numerator: Int, of denominator: Int) -> String {
        guard denominator > 0 else { return Self.none }
        let scaled = scaled(numerator, over: denominator, decimals: decimals + 2)
        return text(scaled: scaled, decimals: decimals) + "%"
    }

    /// The mean of so many seconds over so many dispatches in days without the unit, or ``none`` over nothing.
    public func days(seconds: Int, over count: Int) -> String {
        guard count > 0 else { return Self.none }
        return text(
            scaled: scaled(seconds, over: count * 86_400, decimals: dayDecimals),
            decimals: dayDecimals
        )
    }

    /// Cases over officers with as many decimals as means in days, or ``none`` where there are no officers.
    public func perHead(_ cases: Int, over officers: Int) -> String {
        guard officers > 0 else { return Self.none }
        return text(scaled: scaled(cases, over: officers, decimals: dayDecimals), decimals: dayDecimals)
    }

    static func power(_ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
