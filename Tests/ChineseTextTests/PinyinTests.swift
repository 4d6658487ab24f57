import Foundation
import Testing

@testable import ChineseText

@Suite struct PinyinTests {
    private let pinyin = Pinyin.standard

    @Test func `a character has every reading of its dictionary, and ü is v`() {
        #expect(pinyin.readings(of: "长") == ["chang", "zhang"])
        #expect(pinyin.readings(of: "重") == ["chong", "zhong"])
        #expect(pinyin.readings(of: "单") == ["chan", "dan", "shan"])
        #expect(pinyin.readings(of: "绿") == ["lu", "lv"])
        #expect(pinyin.readings(of: "濉") == ["sui"] && pinyin.readings(of: "疃") == ["tuan"])
    }

    @Test func `letters and digits read as themselves, signs not at all`() {
        #expect(pinyin.spelling(of: "三堤口（B2区）").line == "san di kou b 2 ou|qu")
        #expect(pinyin.spelling(of: "——、（）").characters.isEmpty)
    }

    @Test(arguments: [
        "cjl", "zjl", "chjl", "zhjl", "changjianglu", "zhangjiang", "changj", "cjlu", "c", "ch", "cha", "changjiangl",
    ])
    func `initials, whole syllables, both together and either reading spell a text`(letters: String) {
        #expect(pinyin.spelling(of: "长江路").isSpelt(by: letters))
    }

    @Test(arguments: ["jl", "cl", "chal", "hjl", "cjlq", "changjiangluu", "长", "C"])
    func `letters that skip, stop inside a syllable or go on spell it not`(letters: String) {
        #expect(!pinyin.spelling(of: "长江路").isSpelt(by: letters))
    }

    @Test func `a text is spelt from a later character too`() {
        let spelling = pinyin.spelling(of: "市城市管理局")
        #expect(spelling.isSpelt(by: "csglj", from: 1) && !spelling.isSpelt(by: "csglj"))
        #expect(spelling.isSpelt(by: "", from: 6) && !spelling.isSpelt(by: "a", from: 6))
    }

    @Test func `every text is spelt by its own initials and by its own readings, whichever are taken`() {
        var seed = SystemRandomNumberGenerator()
        let all = Array("淮北市相山区杜集烈濉溪县长江重庆路单家巷银行都江堰绿化车辆厦门铁路石台镇南坪四铺韩村百善临涣")
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 1...8, using: &seed)).map { _ in all.randomElement(using: &seed) ?? "市" }
            )
            let spelling = pinyin.spelling(of: text)
            let taken = spelling.characters.map { $0.randomElement(using: &seed) ?? "" }
            #expect(spelling.isSpelt(by: taken.joined()), "\(text) \(taken)")
            #expect(spelling.isSpelt(by: taken.map { $0.prefix(1) }.joined()), "\(text) \(taken)")
            #expect(!spelling.isSpelt(by: taken.joined() + "zzz"), "\(text)")
        }
    }

    @Test func `every character of the sample city's lists can be typed`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../cities/huaibei").standardizedFileURL
        for file in ["areas.csv", "units.csv", "categories.csv"] {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let chinese = text.filter { ("\u{4E00}"..."\u{9FFF}").contains($0) }
            #expect(chinese.count > 500 && chinese.filter { pinyin.readings(of: $0).isEmpty }.isEmpty, "\(file)")
        }
    }

    @Test func `lines that are none are passed over`() {
        let few = Pinyin(lines: "# 注\na 阿\n\nbroken\ne 阿\n")
        #expect(few.readings(of: "阿") == ["a", "e"] && few.readings(of: "破").isEmpty)
    }
}
