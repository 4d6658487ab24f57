import Testing

@testable import ChineseText

@Suite struct SearchTextTests {
    @Test(arguments: [
        ("暖气停了", "暖气 气停 停了 了"),
        ("停", "停"),
        ("暖气，停了。", "暖气 气 停了 了"),
        ("暖气 停了", "暖气 气 停了 了"),
        ("A座3栋", "a 座 3 栋"),
        ("2022年2月", "2022 年 2 月"),
        ("", ""),
        ("——、（）！ \n\t", ""),
        ("iPhone13手机", "iphone 13 手机 机"),
        ("〇二号々", "〇二 二号 号々 々"),
    ])
    func `characters make terms of two, words and numbers one each`(text: String, line: String) {
        #expect(SearchText(text).line == line)
    }

    @Test(arguments: [
        ("ＡＢＣ１２３", "abc 123"), ("ABC", "abc"), ("颱風", "台风 风"), ("頭髮", "头发 发"), ("後面", "后面 面"),
        ("É", "é"), ("e\u{301}", "e"), ("٣", "3"), ("（停电）", "停电 电"), ("Ωm", "ωm"),
    ])
    func `texts are half width, lower case and simplified`(text: String, line: String) {
        #expect(SearchText(text).line == line)
    }

    @Test func `a plate is the same with its dot and without`() {
        for plate in ["皖F·12345", "皖F•12345", "皖F12345", "皖ｆ１２３４５"] {
            #expect(SearchText(plate).line == "皖 f 12345", "\(plate)")
        }
    }

    @Test func `rare characters, private ones and emoji are characters like any`() {
        #expect(SearchText("𠮷野家").words == ["𠮷野", "野家", "家"])
        #expect(SearchText("𰻞𰻞面").words == ["𰻞𰻞", "𰻞面", "面"])
        #expect(SearchText("\u{E123}某").words == ["\u{E123}某", "某"])
        #expect(SearchText("🚗堵").words == ["🚗堵", "堵"])
        // A family is its persons, whatever joins them; a variation selector is nothing.
        #expect(SearchText("👨‍👩‍👧").words == ["👨👩", "👩👧", "👧"])
        #expect(SearchText("☎\u{FE0F}").words == ["☎"])
        #expect(SearchText("﨑玉").words == ["﨑玉", "玉"])
    }

    @Test func `a long number is one marked term, a short one a plain one`() {
        #expect(SearchText("电话19900001234").words == ["电话", "话", "№19900001234"])
        #expect(SearchText("123456").words == ["123456"])
        #expect(SearchText("1234567").words == ["№1234567"])
    }

    @Test func `a word without end is cut, so that no term is without end`() {
        let terms = SearchText(String(repeating: "x", count: 100)).words
        #expect(terms.map(\.count) == [32, 32, 32, 4])
        #expect(SearchText(String(repeating: "9", count: 70)).words.allSatisfy { $0.hasPrefix("№") || $0.count < 7 })
    }

    @Test func `a limit leaves out what is behind so many terms`() {
        #expect(SearchText("暖气停了，三天", limit: 2).count == 2)
        #expect(SearchText("ab cd ef", limit: 2).line == "ab cd")
        #expect(SearchText("暖气", limit: .max) == SearchText("暖气"))
    }

    @Test func `every term keeps its place in the text`() {
        var random = Numbers(seed: 7)
        for _ in 0..<500 {
            let text = RandomText.mixed(&random)
            let scalars = Array(text.unicodeScalars)
            let cut = SearchText(text)
            #expect(cut.places.count == cut.folded.count)
            for term in cut.terms {
                for index in term where cut.folded[index] != SearchText.numberMark {
                    let folded = ScalarFolding.standard.fold(scalars[cut.places[index]])
                    let value = cut.folded[index]
                    #expect([.character(value), .letter(value), .digit(value)].contains(folded), "\(text)")
                }
            }
        }
    }

    @Test func `the table of simplified characters never leads to a traditional one`() {
        let folding = ScalarFolding.standard
        for value in UInt32(0x3400)...0x9FFF {
            guard let scalar = Unicode.Scalar(value), case .character(let form) = folding.fold(scalar),
                let again = Unicode.Scalar(form)
            else { continue }
            #expect(folding.fold(again) == .character(form))
        }
    }

    @Test func `lines that are no lines of the table change nothing`() {
        let folding = ScalarFolding(lines: "# 台 臺\n\n台 臺\n𠮷 吉\nx")
        #expect(folding.fold("臺") == .character(0x53F0))
        #expect(folding.fold("吉") == .character(0x5409))
    }
}
