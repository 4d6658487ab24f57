import Testing

@testable import Exchange

@Suite("any text as a mapping") struct MappingFuzzTests {
    private static let words = [
        "工单", "转办", "名称", "编码", "备注", "略过", "工单编号", "来源渠道", "受理时间", "诉求类型", "一级类别", "诉求内容",
        "承办单位", "转办时间", "列", "模板", "固定值", "截取", "对照", "包含", "未列出", "日期格式", "时间", "默认", "必填", "是", "保留",
        "YYYY-MM-DD", "00:00", "{a}", "8", "\"{a}{b}\"", "a", "b",
    ]

    private static let marks = [
        ": ", ": ", ":", "\n", "\n", "\n  ", "\n  ", "\n    ", "- ", "{", "}", "[", "]", ", ", "\"", "'", "#", "&x ",
        "*x", "<<: ",
        "|", ">", "? ", "---\n", "...\n", "!!str ", "%YAML 1.1\n", "\t", "\u{0}", "\u{85}", "\u{FEFF}", "🙂", "~",
    ]

    private static let sample = """
        名称: x
        工单:
          工单编号: a
          来源渠道: {固定值: 电话}
          受理时间: {列: b, 日期格式: [YYYY-MM-DD, M/D/YYYY], 时间: "08:00"}
          诉求类型: [{列: c, 截取: 2, 包含: {咨: 咨询}, 未列出: 留空}, {固定值: 其他}]
          一级类别: {列: d, 对照: {x: y}, 未列出: 默认, 默认: z}
          诉求内容: {模板: "{a}：{b}", 必填: 是}
        转办:
          工单编号: a
          承办单位: d
          转办时间: b
        """

    /// Half of the inputs are words and marks in any order, half are a good file with a few characters changed.
    private static func input(_ numbers: inout SplitMix64) -> [UInt8] {
        var text = ""
        guard numbers.below(2) == 0 else {
            var scalars = Array(sample.unicodeScalars)
            for _ in 0...numbers.below(2) { change(&scalars, &numbers) }
            text.unicodeScalars.append(contentsOf: scalars)
            var bytes = Array(text.utf8)
            if numbers.below(8) == 0 { bytes[numbers.below(bytes.count)] = UInt8(numbers.below(256)) }
            return bytes
        }
        for _ in 0..<numbers.below(20) { text += numbers.pick(numbers.below(2) == 0 ? words : marks) }
        return Array(text.utf8)
    }

    private static func change(_ scalars: inout [Unicode.Scalar], _ numbers: inout SplitMix64) {
        let place = numbers.below(scalars.count)
        switch numbers.below(4) {
        case 0: scalars[place] = Unicode.Scalar(UInt8(numbers.below(128)))
        case 1: scalars.insert(contentsOf: numbers.pick(marks).unicodeScalars, at: place)
        case 2: scalars.removeSubrange(place..<min(scalars.count, place + 1 + numbers.below(8)))
        default: scalars.insert(contentsOf: numbers.pick(words).unicodeScalars, at: place)
        }
    }

    @Test("no text crashes the reading of a mapping; what is read maps a row or says why not")
    func anyText() throws {
        var numbers = SplitMix64(5)
        var good = 0
        for _ in 0..<Fuzz.inputs / 5 {
            let bytes = MappingFuzzTests.input(&numbers)
            do throws(MappingError) {
                let mapping = try Mapping(bytes: bytes)
                good += 1
                let names = mapping.sourceColumns
                for rule in mapping.orders + mapping.dispatches {
                    let row = names.map { _ in numbers.pick(["", "2018-01-05", "1/5/2018", "咨询", "x", "🙂"]) }
                    _ = try? rule.value(row)
                }
            } catch {
                let lines = bytes.count { $0 == 0x0A || $0 == 0x85 || $0 == 0x0D || $0 == 0xA8 } + 2
                guard (error.line ?? 1) <= lines, !error.message.isEmpty else {
                    Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(error)")
                    return
                }
            }
        }
        #expect(good > Fuzz.inputs / 250)
    }
}
