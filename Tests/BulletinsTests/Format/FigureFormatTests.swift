import Testing

@testable import Bulletins

@Suite("Writing shares and means")
struct FigureFormatTests {
    private func format(
        _ rounding: FigureFormat.Rounding = .truncate,
        _ zeros: FigureFormat.Zeros = .strip,
        decimals: Int = 2,
        dayDecimals: Int = 1
    ) -> FigureFormat {
        var format = FigureFormat()
        format.rounding = rounding
        format.zeros = zeros
        format.decimals = decimals
        format.dayDecimals = dayDecimals
        return format
    }

    @Test(
        "The published bulletin drops digits and zeros",
        arguments: [
            (1934, 16198, "11.93%"), (2181, 16198, "13.46%"), (1764, 16198, "10.89%"), (1663, 16198, "10.26%"),
            (1300, 16198, "8.02%"), (1, 2, "50%"), (144, 145, "99.31%"), (31, 32, "96.87%"), (3436, 3440, "99.88%"),
            (400, 401, "99.75%"), (114, 115, "99.13%"), (244, 245, "99.59%"), (16234, 16234, "100%"),
            (0, 7, "0%"), (4802, 4804, "99.95%"),
        ]
    )
    func published(_ part: Int, _ whole: Int, _ text: String) {
        #expect(format().percentage(part, of: whole) == text)
    }

    @Test(
        "Half and more is rounded up",
        arguments: [
            (1934, 16198, "11.94%"), (1, 3, "33.33%"), (2, 3, "66.67%"), (1, 8, "12.5%"), (31, 32, "96.88%"),
            (1, 20_000, "0.01%"), (1, 20_001, "0%"), (99_999, 100_000, "100%"),
        ]
    )
    func halfUp(_ part: Int, _ whole: Int, _ text: String) {
        #expect(format(.halfUp).percentage(part, of: whole) == text)
    }

    @Test(
        "Zeros at the end may be kept",
        arguments: [(1, 2, "50.00%"), (1, 1, "100.00%"), (0, 3, "0.00%"), (1, 8, "12.50%"), (1, 3, "33.33%")]
    )
    func keep(_ part: Int, _ whole: Int, _ text: String) {
        #expect(format(.truncate, .keep).percentage(part, of: whole) == text)
    }

    @Test("Stripping zeros leaves those before the point", arguments: [(1, 10, "10%"), (1, 1, "100%"), (1, 5, "20%")])
    func stripWhole(_ part: Int, _ whole: Int, _ text: String) {
        #expect(format(decimals: 0).percentage(part, of: whole) == text)
        #expect(format(decimals: 2).percentage(part, of: whole) == text)
    }

    @Test(
        "The number of decimals is a setting",
        arguments: [(0, "14%"), (1, "14.2%"), (2, "14.28%"), (3, "14.285%"), (4, "14.2857%")]
    )
    func decimals(_ decimals: Int, _ text: String) {
        #expect(format(decimals: decimals).percentage(1, of: 7) == text)
    }

    @Test("A change may be more than everything")
    func moreThanWhole() {
        #expect(format().percentage(7253, of: 8981) == "80.75%")
        #expect(format().percentage(25, of: 10) == "250%")
    }

    @Test("Over nothing stands a dash, never 0% or 100%")
    func nothing() {
        #expect(format().percentage(0, of: 0) == "—")
        #expect(format(.halfUp, .keep).percentage(0, of: 0) == "—")
        #expect(format().days(seconds: 0, over: 0) == "—")
    }

    @Test(
        "Means are written in days",
        arguments: [
            (2_443_232_702, 4_150, "6.8"), (86_400, 1, "1"), (86_400 * 3, 2, "1.5"), (86_399, 1, "0.9"), (0, 5, "0"),
            (86_400 * 10, 3, "3.3"),
        ]
    )
    func days(_ seconds: Int, _ count: Int, _ text: String) {
        #expect(format().days(seconds: seconds, over: count) == text)
    }

    @Test("Means follow rounding and zeros too")
    func dayFormat() {
        #expect(format(.halfUp).days(seconds: 86_399, over: 1) == "1")
        #expect(format(.halfUp, .keep).days(seconds: 86_399, over: 1) == "1.0")
        #expect(format(dayDecimals: 4).days(seconds: 2_443_232_702, over: 4_150) == "6.814")
        #expect(format(.truncate, .keep, dayDecimals: 0).days(seconds: 86_400 * 9, over: 2) == "4")
    }

    @Test("No sum of seconds is too large")
    func large() {
        let seconds = 4_000_000_000_000_000_000
        #expect(format(dayDecimals: 4).days(seconds: seconds, over: 1) == "46296296296296.2962")
        #expect(format(decimals: 4).percentage(.max, of: .max) == "100%")
        #expect(format(decimals: 4).percentage(.max - 1, of: .max) == "99.9999%")
    }

    @Test("A truncated share is never above the exact one and less than one unit below it")
    func truncationProperty() {
        var numbers = SeededNumbers(seed: 1)
        for _ in 0..<2_000 {
            let whole = numbers.number(1..<100_000)
            let part = numbers.number(0..<whole + 1)
            let decimals = numbers.number(0..<5)
            let power = (0..<decimals).reduce(1) { power, _ in power * 10 }
            let scaled = format().scaled(part, over: whole, decimals: decimals)
            #expect(scaled * whole <= part * power)
            #expect((scaled + 1) * whole > part * power)
        }
    }

    @Test("A rounded share is at most half a unit away, and a tie goes up")
    func halfUpProperty() {
        var numbers = SeededNumbers(seed: 2)
        for _ in 0..<2_000 {
            let whole = numbers.number(1..<100_000)
            let part = numbers.number(0..<whole + 1)
            let decimals = numbers.number(0..<5)
            let power = (0..<decimals).reduce(1) { power, _ in power * 10 }
            let doubled = 2 * format(.halfUp).scaled(part, over: whole, decimals: decimals) * whole
            let exact = 2 * part * power
            #expect(doubled - whole <= exact)
            #expect(exact < doubled + whole)
        }
    }

    @Test("Keeping and stripping zeros write the same number")
    func zerosProperty() {
        var numbers = SeededNumbers(seed: 3)
        for _ in 0..<1_000 {
            let (scaled, decimals) = (numbers.number(0..<1_000_000), numbers.number(0..<5))
            let kept = format(.truncate, .keep).text(scaled: scaled, decimals: decimals)
            let stripped = format(.truncate, .strip).text(scaled: scaled, decimals: decimals)
            #expect(kept.hasPrefix(stripped))
            #expect(kept.dropFirst(stripped.count).allSatisfy { $0 == "0" || $0 == "." })
            #expect(!stripped.hasSuffix("."))
            if decimals > 0 { #expect(kept.split(separator: ".").last?.count == decimals) }
        }
    }
}

@Suite("Shares that add up to 100%")
struct BalancingTests {
    private func balanced(_ counts: [Int], over whole: Int, decimals: Int = 2) -> [Int] {
        var format = FigureFormat()
        format.decimals = decimals
        return format.balanced(counts, over: whole)
    }

    @Test("What rounding down leaves over goes to the largest remainders")
    func largestRemainder() {
        // 1/7 is 14.2857, 2/7 is 28.5714, 4/7 is 57.1428: one unit is over, and 0.57 of 1/7 is the largest remainder.
        #expect(balanced([1, 2, 4], over: 7) == [1429, 2857, 5714])
    }

    @Test("Of equal remainders the first is rounded up")
    func ties() {
        #expect(balanced([1, 1, 1], over: 3) == [3334, 3333, 3333])
        #expect(balanced([1, 1, 1, 1, 1, 1], over: 6) == [1667, 1667, 1667, 1667, 1666, 1666])
    }

    @Test("Shares that come out even stay as they are")
    func even() {
        #expect(balanced([1, 1], over: 2) == [5000, 5000])
        #expect(balanced([3, 0, 1], over: 4) == [7500, 0, 2500])
    }

    @Test("Parts of a whole make up their own share only")
    func partial() {
        #expect(balanced([1, 1], over: 3) == [3333, 3333])
        #expect(balanced([], over: 3).isEmpty)
    }

    @Test("The shares of everything make up 100% exactly, each less than one unit off")
    func property() {
        var numbers = SeededNumbers(seed: 4)
        for _ in 0..<500 {
            let counts = (0..<numbers.number(1..<20)).map { _ in numbers.number(0..<500) } + [1]
            let whole = counts.reduce(0, +)
            let decimals = numbers.number(0..<5)
            let power = (0..<decimals + 2).reduce(1) { power, _ in power * 10 }
            let shares = balanced(counts, over: whole, decimals: decimals)
            #expect(shares.reduce(0, +) == power)
            for (count, share) in zip(counts, shares) {
                #expect(abs(share * whole - count * power) < whole)
            }
        }
    }

    @Test("A larger count never gets a smaller share")
    func monotonous() {
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<300 {
            let counts = (0..<numbers.number(2..<12)).map { _ in numbers.number(0..<100) } + [1]
            let shares = balanced(counts, over: counts.reduce(0, +), decimals: 1)
            for a in counts.indices {
                for b in counts.indices where counts[a] > counts[b] { #expect(shares[a] >= shares[b]) }
            }
        }
    }
}
