extension FigureFormat {
    /// The shares in units of the last decimal, rounded down and made to add up by the largest remainders.
    ///
    /// Of equal remainders the earlier one is rounded up. When the counts make up the whole the shares make up 100%;
    /// otherwise they make up the share of their sum, rounded down.
    func balanced(_ counts: [Int], over denominator: Int) -> [Int] {
        let power = Self.power(decimals + 2)
        let exact = counts.map { Self.divided($0, times: power, by: denominator) }
        var shares = exact.map(\.quotient)
        let whole = Self.divided(counts.reduce(0, +), times: power, by: denominator).quotient
        let missing = whole - shares.reduce(0, +)
        let byRemainder = exact.indices.map { $0 }.sortedKeepingOrder { exact[$0].remainder > exact[$1].remainder }
        for index in byRemainder.prefix(missing) { shares[index] += 1 }
        return shares
    }

    /// `number` × `power` ÷ `denominator`, in full width so that no sum of seconds overflows.
    static func divided(_ number: Int, times power: Int, by denominator: Int) -> (quotient: Int, remainder: Int) {
        let (digits, rest) = denominator.dividingFullWidth((number % denominator).multipliedFullWidth(by: power))
        return (number / denominator * power + digits, rest)
    }
}
