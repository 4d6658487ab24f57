import Testing

@testable import WorkingDays

@Suite("fields of digits") struct DigitsTests {
    @Test("a number of fixed width is taken whole or not at all")
    func numbers() {
        var reader = DigitReader("20220a")
        #expect(reader.number(width: 4) == 2_022)
        #expect(reader.number(width: 2) == nil, "a letter")
        #expect(reader.number(width: 3) == nil, "too short")
        #expect(reader.number(width: 1) == 0, "nothing was taken before")
        #expect(!reader.isAtEnd)
        #expect(!reader.skip("b") && reader.skip("a") && reader.isAtEnd)
        #expect(!reader.skip("a") && reader.number(width: 1) == nil)
    }

    @Test("only ASCII digits count as digits", arguments: ["１２", "二二", "٣٤", "1٣", "/:", "-1", "+1", " 1"])
    func onlyASCII(text: String) {
        var reader = DigitReader(text)
        #expect(reader.number(width: 2) == nil)
    }

    @Test(
        "numbers get zeros up to their width and keep all their digits",
        arguments: [
            (0, 1, "0"), (0, 2, "00"), (7, 2, "07"), (10, 2, "10"), (99, 2, "99"), (100, 2, "100"), (1_000, 4, "1000"),
            (12_345, 4, "12345"), (-1, 4, "-0001"), (-12_345, 4, "-12345"),
        ]
    )
    func padding(number: Int, width: Int, text: String) {
        #expect(padded(number, to: width) == text)
    }

    @Test("division rounds down, and the remainder is never negative")
    func division() {
        for number in -50...50 {
            for divisor in 1...9 {
                let (quotient, remainder) = number.dividedDown(by: divisor)
                #expect(quotient * divisor + remainder == number)
                #expect((0..<divisor).contains(remainder))
            }
        }
    }

    @Test("a damaged period or instant is refused or read, but never ends the program")
    func survivesDamage() {
        var numbers = SeededNumbers(23)
        let signs = Array("0123456789-.:QWT 年é")
        for text in ["2022-02", "2022-Q1", "2022-W08", "2022-01-26..2022-02-25", "2022-02-28 14:05:30"] {
            for _ in 0..<300 {
                var damaged = Array(text)
                let place = Int.random(in: 0..<damaged.count, using: &numbers)
                damaged[place] = signs.randomElement(using: &numbers) ?? "0"
                let text = String(damaged)
                if let period = try? Period(parsing: text) {
                    #expect(period.name == text && period.first <= period.last)
                }
                if let instant = Instant(text) { #expect(instant.description == text.replacing("T", with: " ")) }
            }
        }
    }
}
