import Testing

@testable import Exchange

@Suite("parts of mapping rules") struct TemplateTests {
    @Test("a template is text and columns in the order they stand, braces doubled are themselves")
    func parts() throws {
        var names: [String] = []
        func slot(_ name: String) -> SourceColumn {
            names.append(name)
            return SourceColumn(name: name, slot: names.count - 1)
        }
        let template = try #require(Template("{{x}}{街道}-{社 区}号", slot: slot))
        #expect(names == ["街道", "社 区"])
        #expect(template.filled(["秀英街道", "向荣"]) == "{x}秀英街道-向荣号")
        #expect(template.filled(["", "向荣"]) == "{x}-向荣号")
        #expect(template.filled(["", ""]) == "")
    }

    @Test("a template without columns gives nothing, for it says nothing about the row")
    func constant() throws {
        let template = try #require(Template("海口", slot: { SourceColumn(name: $0, slot: 0) }))
        #expect(template.filled([]) == "")
    }

    @Test("random templates give what a plain replacing of the names gives")
    func random() throws {
        var numbers = SplitMix64(10)
        let values = ["甲": "一", "乙": "", "丙": "三,\"}{"]
        for _ in 0..<2000 {
            var written = ""
            var expected = ""
            var hasValue = false
            for _ in 0..<numbers.below(6) {
                if numbers.below(2) == 0 {
                    let name = numbers.pick(["甲", "乙", "丙"])
                    written += "{\(name)}"
                    expected += values[name] ?? ""
                    hasValue = hasValue || values[name]?.isEmpty == false
                } else {
                    let text = numbers.pick(["x", "，", " ", "🙂"])
                    written += text
                    expected += text
                }
            }
            var slots: [String] = []
            let template = try #require(
                Template(written) { name in
                    slots.append(name)
                    return SourceColumn(name: name, slot: slots.count - 1)
                }
            )
            #expect(template.filled(slots.map { values[$0] ?? "" }) == (hasValue ? expected : ""))
        }
    }

    @Test("a date comes back from every form it is written in", arguments: ["-", "/", ".", "年月日"])
    func dateForms(_ separator: String) throws {
        let marks = separator.count == 3 ? separator.map { String($0) } : [separator, separator, ""]
        let long = try #require(TimeForm("YYYY\(marks[0])MM\(marks[1])DD\(marks[2])"))
        let short = try #require(TimeForm("YYYY\(marks[0])M\(marks[1])D\(marks[2])"))
        for month in 1...12 {
            for day in [1, 9, 10, 28] {
                let (mm, dd) = (month < 10 ? "0\(month)" : "\(month)", day < 10 ? "0\(day)" : "\(day)")
                let padded = "2022\(marks[0])\(mm)\(marks[1])\(dd)\(marks[2])"
                let plain = "2022\(marks[0])\(month)\(marks[1])\(day)\(marks[2])"
                let expected = "2022-\(mm)-\(dd) 00:00"
                #expect(long.exchangeText(padded, timeOfDay: "00:00") == expected)
                #expect(short.exchangeText(plain, timeOfDay: "00:00") == expected)
                #expect(short.exchangeText(padded, timeOfDay: "00:00") == expected)
                #expect((long.exchangeText(plain, timeOfDay: "00:00") == nil) == (plain != padded))
            }
        }
    }

    @Test("the time of day of the mapping is only put to dates without one")
    func timeOfDay() throws {
        let date = try #require(TimeForm("YYYY-MM-DD"))
        let minute = try #require(TimeForm("YYYY-MM-DD HH:mm"))
        #expect(date.exchangeText("2022-02-28", timeOfDay: "08:30") == "2022-02-28 08:30")
        #expect(minute.exchangeText("2022-02-28 14:05", timeOfDay: "08:30") == "2022-02-28 14:05")
    }

    @Test("an unlisted value's message names the foreign column and the one it was meant for")
    func places() {
        let column = SourceColumn(name: "原单位", slot: 0)
        let rule = ValueRule(source: .column(column), lookup: Lookup(values: ["a": "b"]))
        let foreign = ColumnRule(target: "承办单位", alternatives: [rule], isRequired: false)
        #expect(throws: RowProblem.unlistedValue(column: "原单位（承办单位）", value: "x")) { try foreign.value(["x"]) }
        let own = ColumnRule(target: "原单位", alternatives: [rule], isRequired: true)
        #expect(throws: RowProblem.unlistedValue(column: "原单位", value: "x")) { try own.value(["x"]) }
        #expect(throws: RowProblem.missingValue(column: "原单位")) { try own.value([""]) }
        let constant = ColumnRule(target: "标题", alternatives: [ValueRule(source: .constant(""))], isRequired: true)
        #expect(throws: RowProblem.missingValue(column: "标题")) { try constant.value([]) }
    }
}
