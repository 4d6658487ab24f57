import Testing
import WorkOrders
import WorkingDays

@testable import Website

@Suite struct WordingTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (16_234, "16,234"), (1_234_567, "1,234,567"), (-1_000, "-1,000"),
    ])
    func `numbers have thousands separators`(number: Int, text: String) {
        #expect(Counting.text(number) == text)
    }

    @Test func `only plain numbers are given separators`() {
        #expect(Counting.text("16234") == "16,234")
        #expect(Counting.text("13.46%") == "13.46%")
    }

    @Test(
        arguments: [
            ("2022-02-21 23:59:59", nil, "2022-02-18 10:00", "还剩 1 个工作日", "soon"),
            ("2022-02-22 23:59:59", nil, "2022-02-18 10:00", "还剩 2 个工作日", "open"),
            ("2022-02-18 23:59:59", nil, "2022-02-18 10:00", "今日到期", "soon"),
            ("2022-02-18 09:00", nil, "2022-02-18 10:00", "已逾期", "overdue"),
            ("2022-02-17 23:59:59", nil, "2022-02-18 10:00", "已逾期 1 个工作日", "overdue"),
            ("2022-02-17 23:59:59", "2022-02-17 23:59:59", "2022-02-18 10:00", "按期办结", "done"),
            ("2022-02-17 23:59:59", "2022-02-18 00:00", "2022-02-18 10:00", "逾期办结", "overdue"),
            ("2022-02-18 23:59:59", "2022-02-18 12:00", "2022-02-18 10:00", "今日到期", "soon"),
            ("2022-02-18 23:59:59", nil, "2022-02-19 00:00", "已逾期", "overdue"),
            ("2022-02-20 23:59:59", nil, "2022-02-19 12:00", "今日到期", "soon"),
        ] as [(String, String?, String, String, String)]
    )
    func `what is left of a deadline is told in working days at the cut-off`(
        deadline: String,
        completed: String?,
        cutOff: String,
        text: String,
        tone: String
    ) throws {
        let start = try #require(Instant("2022-02-01 08:00"))
        var dispatch = Dispatch(
            number: "1",
            order: "1",
            unit: "市公安局",
            dispatchedAt: start,
            deadline: try #require(Instant(deadline))
        )
        dispatch.completedAt = completed.flatMap { Instant($0) }
        let left = TimeLeft(dispatch, at: try #require(Instant(cutOff)), calendar: .standard)
        #expect(left.text == text)
        #expect(left.tone.rawValue == tone)
    }

    @Test(arguments: [
        ("2022-12", "2023-01"), ("2022", "2023"), ("2022-Q4", "2023-Q1"), ("2022-W52", "2023-W01"),
        ("2020-W53", "2021-W01"),
        ("2022-02-28", "2022-03-01"), ("2022-01-26..2022-02-25", "2022-02-26..2022-03-25"),
        ("2022-02-07..2022-02-13", "2022-02-14..2022-02-20"),
    ])
    func `the next period has the same form and begins on the next day`(period: String, next: String) throws {
        #expect(try Period(parsing: period).next?.name == next)
    }

    @Test(arguments: ["9999", "9999-12", "9999-Q4", "9999-12-31"])
    func `after the last year that can be written there is no next period`(period: String) throws {
        #expect(try Period(parsing: period).next == nil)
    }

    @Test func `encoded and decoded every text is itself`() {
        for text in ["", "电话", "a b+c", "50%", "%41", "/?#&=", "😀e\u{301}", "HB/<b>\"'"] {
            let encoded = URLText.encoded(text)
            #expect(encoded.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "/") })
            #expect(URLText.decoded(encoded) == text)
            #expect(URLText.decoded(encoded, plusIsSpace: true) == text)
        }
    }

    @Test func `what is no text is not decoded`() {
        for text in ["%FF", "%E7%94", "%00", "a%0Ab", "%7F", "\u{1}"] { #expect(URLText.decoded(text) == nil) }
        #expect(URLText.decoded("100%") == "100%")
        #expect(URLText.decoded("a+b") == "a+b")
        #expect(URLText.decoded("a+b", plusIsSpace: true) == "a b")
    }
}
