import Testing
import WorkOrders

@testable import Website

@Suite struct MaskingTests {
    @Test(arguments: [
        ("电话13812345678，请回电", "电话138****5678，请回电"),
        ("138 1234 5678", "138****5678"),
        ("138-1234-5678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("微信wx13812345678", "微信wx138****5678"),
        ("座机0561-3021234转8", "座机0561*****34转8"),
        ("物业3021234", "物业30***34"),
        ("身份证34060319900101123X。", "身份证34********3X。"),
        ("身份证34060319900101123x", "身份证34********3X"),
        ("卡号6222021234567890123", "卡号62********23"),
        ("皖F12345违停", "皖F***45违停"),
        ("皖F·D12345", "皖F***45"),
        ("沪A12345和京B98765", "沪A***45和京B***65"),
    ])
    func `numbers that tell who somebody is are masked`(text: String, masked: String) {
        #expect(NumberMask.masked(text) == masked)
    }

    @Test(arguments: [
        "2022-02-28 14:05 停水", "20220228", "工单HB2022020100024", "3号楼2单元401室", "欠薪123456元", "热线12345", "A12345",
        "皖北地区", "皖F", "新A股", "", "110、119", "2022年2月28日",
    ])
    func `days, order numbers and small numbers stay`(text: String) {
        #expect(NumberMask.masked(text) == text)
    }

    @Test func `digits where a text was cut are dropped, for they may begin a number`() {
        #expect(NumberMask.masked("回电138123", isCut: true) == "回电")
        #expect(NumberMask.masked("回电13812345678", isCut: true) == "回电")
        #expect(NumberMask.masked("路灯不亮", isCut: true) == "路灯不亮")
    }

    @Test func `no eleven digits in a row survive, whatever stands around them`() {
        for around in ["", "a", "。", "HB", "皖F", "２", "-"] {
            for number in ["13812345678", "19900001111", "15012345678"] {
                #expect(!NumberMask.masked(around + number + around).contains(number))
            }
        }
    }

    @Test func `what is found is what is masked, in the order of the text`() {
        let text = "皖F12345的车主电话138 1234 5678，2022-02-28 来过3号楼，身份证34060319900101123X"
        #expect(NumberMask.found(in: text) == ["皖F***45", "138****5678", "34********3X"])
        #expect(NumberMask.masked(text) == "皖F***45的车主电话138****5678，2022-02-28 来过3号楼，身份证34********3X")
        #expect(NumberMask.found(in: "路灯不亮，A12345").isEmpty)
    }

    @Test func `a mark on a digit hides no number`() {
        #expect(!NumberMask.masked("138\u{FE0F}13812345678").contains("13812345678"))
        #expect(NumberMask.masked("e\u{301}电话13812345678") == "e\u{301}电话138****5678")
    }

    @Test func `whatever stands together, no number survives and the rest stays in its order`() {
        var seed: UInt64 = 41
        func next(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        let numbers = ["13812345678", "34060319900101123X", "6222021234567890123", "0561-3021234"]
        // No letters: behind them digits are an order's number.
        let words = ["路灯", "坏了", "，", "皖", "（", " ", "。", "3号", "、", "😀", "２", "热线"]
        for _ in 0..<2_000 {
            let parts = (0..<8).map { _ in next(3) == 0 ? numbers[next(4)] : words[next(12)] }
            let masked = NumberMask.masked(parts.joined())
            for number in numbers { #expect(!masked.contains(number), "\(parts)") }
            #expect(masked.filter { "路灯坏了".contains($0) } == parts.joined().filter { "路灯坏了".contains($0) })
            #expect(NumberMask.found(in: parts.joined()).allSatisfy { masked.contains($0) }, "\(parts)")
        }
    }

    @Test(arguments: [
        ("34060319900101123X6222021234567890123", "34********3X62********23"),
        ("0561-302123434060319900101123X13812345678", "05********23X138****5678"),
        ("皖F12345Z13812345678", "皖F12345Z138****5678"),
    ])
    func `a letter that belongs to a number hides none behind it`(text: String, masked: String) {
        let digits = masked.filter { $0.isNumber }
        #expect(NumberMask.masked(text).filter { $0.isNumber }.count <= digits.count + 8, "\(NumberMask.masked(text))")
        #expect(!NumberMask.masked(text).contains("13812345678"))
        #expect(!NumberMask.masked(text).contains("6222021234567890123"))
    }

    @Test func `a masked text is not masked further`() {
        for text in ["138****5678", "30***34", "皖F***45", "0561*****34"] { #expect(NumberMask.masked(text) == text) }
    }

    @Test(arguments: [
        ("13812345678", "138****5678"), ("0561-3021234", "056****1234"), ("3021234", "30****34"), ("110", "****"),
        ("", "****"),
        ("<b>", "****"),
    ])
    func `a caller's number keeps its ends only where they don't give it away`(number: String, masked: String) {
        #expect(MaskedCitizen.number(number) == masked)
    }

    @Test func `a name is shown by its first character and two stars`() {
        for name in ["孙先生", "孙小明", "孙"] { #expect(MaskedCitizen(Citizen(name: name)).name == "孙**") }
        #expect(MaskedCitizen(Citizen()).name == nil)
        let same = Citizen(callingNumber: "13812345678", contactNumber: "13812345678")
        #expect(MaskedCitizen(same).contactNumber == nil)
    }
}
