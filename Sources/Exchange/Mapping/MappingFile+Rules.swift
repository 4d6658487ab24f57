extension ColumnRule {
    /// Reads the rule of a column: a foreign column's name, a rule with keys, or a list of such to try in order.
    init(target: String, node: MappingNode, isRequired: Bool, sources: inout SourceColumns) throws(MappingError) {
        var alternatives: [ValueRule] = []
        var required = isRequired
        for node in node.list ?? [node] {
            var reading = RuleReading(target: target)
            alternatives.append(try reading.rule(node, &sources))
            required = required || reading.isRequired
        }
        guard !alternatives.isEmpty else { throw .wrongForm(line: node.line, place: target, expected: "至少一条规则") }
        self.init(target: target, alternatives: alternatives, isRequired: required)
    }
}

/// Reads one rule of a mapping file.
private struct RuleReading {
    private static let sourceKeys = ["列", "模板", "固定值"]
    private static let keys = sourceKeys + ["截取", "对照", "包含", "未列出", "日期格式", "时间", "默认", "必填"]

    let target: String
    var isRequired = false
    private var source: ValueRule.Source?
    private var lookup: Lookup?
    private var unlisted: Lookup.Unlisted?
    private var fallback: String?

    init(target: String) { self.target = target }

    mutating func rule(_ node: MappingNode, _ sources: inout SourceColumns) throws(MappingError) -> ValueRule {
        if let name = node.text {
            guard !name.isEmpty else { throw .wrongForm(line: node.line, place: target, expected: "来源列名或规则") }
            return ValueRule(source: .column(sources.column(name)))
        }
        var rule = ValueRule(source: .constant(""))
        for (key, line, value) in try node.requiredEntries(target) {
            if try !readSource(key, value, &sources), try !readValues(key, value), try !readForm(key, value, &rule) {
                throw .unknownKey(line: line, key: key, known: RuleReading.keys)
            }
        }
        guard let source else {
            throw .wrongForm(line: node.line, place: target, expected: "含有“列”“模板”“固定值”之一的规则")
        }
        return try finish(node, source, rule)
    }

    /// Puts together what belongs together, whatever the order of the keys was.
    private func finish(
        _ node: MappingNode,
        _ source: ValueRule.Source,
        _ rule: ValueRule
    ) throws(MappingError) -> ValueRule {
        guard lookup != nil || unlisted == nil else {
            throw .wrongForm(line: node.line, place: "未列出", expected: "与“对照”或“包含”同用")
        }
        guard unlisted != .fallBack || fallback != nil else {
            throw .wrongForm(line: node.line, place: "未列出: 默认", expected: "与“默认”同用")
        }
        var result = ValueRule(source: source)
        result.prefixLength = rule.prefixLength
        result.timeForms = rule.timeForms
        result.timeOfDay = rule.timeOfDay
        result.fallback = fallback ?? ""
        result.lookup = lookup
        result.lookup?.unlisted = unlisted ?? .refuse
        return result
    }

    /// Where the value comes from; exactly one of these keys.
    private mutating func readSource(
        _ key: String,
        _ node: MappingNode,
        _ sources: inout SourceColumns
    ) throws(MappingError) -> Bool {
        guard RuleReading.sourceKeys.contains(key) else { return false }
        guard source == nil else {
            throw .wrongForm(line: node.line, place: target, expected: "“列”“模板”“固定值”只取其一的规则")
        }
        let text = try node.requiredText(key)
        switch key {
        case "列": source = .column(sources.column(text))
        case "模板":
            guard let template = Template(text, slot: { sources.column($0) }) else {
                throw .badValue(line: node.line, key: key, value: text, expected: "花括号成对的文字，如 {街道}{社区}")
            }
            source = .template(template)
        default: source = .constant(text)
        }
        return true
    }

    /// What becomes of the value.
    private mutating func readValues(_ key: String, _ node: MappingNode) throws(MappingError) -> Bool {
        switch key {
        case "对照":
            var values: [String: String] = [:]
            for entry in try node.requiredEntries(key) { values[entry.key] = try entry.value.anyText(entry.key) }
            lookup = Lookup(values: values, words: lookup?.words ?? [])
        case "包含":
            var words: [Lookup.Word] = []
            for entry in try node.requiredEntries(key) {
                words.append(Lookup.Word(word: entry.key, value: try entry.value.anyText(entry.key)))
            }
            lookup = Lookup(values: lookup?.values ?? [:], words: words)
        case "未列出": unlisted = try node.choice(key, RuleReading.unlistedChoices)
        case "默认": fallback = try node.anyText(key)
        case "必填": isRequired = try node.choice(key, [("是", true), ("否", false)])
        default: return false
        }
        return true
    }

    private static let unlistedChoices: [(String, Lookup.Unlisted)] = [
        ("报错", .refuse), ("保留", .keep), ("留空", .leaveEmpty), ("默认", .fallBack),
    ]

    /// What form it has.
    private func readForm(_ key: String, _ node: MappingNode, _ rule: inout ValueRule) throws(MappingError) -> Bool {
        switch key {
        case "截取":
            let text = try node.requiredText(key)
            guard let length = Int(text), length > 0 else {
                throw .badValue(line: node.line, key: key, value: text, expected: "大于 0 的整数")
            }
            rule.prefixLength = length
        case "日期格式":
            for text in try node.requiredTexts(key) {
                guard let form = TimeForm(text) else {
                    let expected = "年月日（时分秒）各一次的格式，如 YYYY-MM-DD HH:mm:ss"
                    throw .badValue(line: node.line, key: key, value: text, expected: expected)
                }
                rule.timeForms.append(form)
            }
        case "时间":
            let text = try node.requiredText(key)
            guard TimeForm("YYYY-MM-DD HH:mm")?.exchangeText("2022-02-28 \(text)", timeOfDay: "") != nil else {
                throw .badValue(line: node.line, key: key, value: text, expected: "HH:MM，如 00:00")
            }
            rule.timeOfDay = text
        default: return false
        }
        return true
    }
}

// MARK: - Reading with an error that says what is expected

extension MappingNode {
    /// Text that may be empty.
    func anyText(_ place: String) throws(MappingError) -> String {
        guard let text else { throw .wrongForm(line: line, place: place, expected: "文字") }
        return text
    }

    /// Text.
    func requiredText(_ place: String) throws(MappingError) -> String {
        let text = try anyText(place)
        guard !text.isEmpty else { throw .wrongForm(line: line, place: place, expected: "文字，不能为空") }
        return text
    }

    /// A list of texts, or a single one.
    func requiredTexts(_ place: String) throws(MappingError) -> [String] {
        guard let list else { return [try requiredText(place)] }
        var texts: [String] = []
        for node in list { texts.append(try node.anyText(place)) }
        return texts
    }

    /// Keys with values.
    func requiredEntries(
        _ place: String
    ) throws(MappingError) -> [(key: String, line: Int, value: MappingNode)] {
        guard let entries = try entries(), !entries.isEmpty else {
            throw .wrongForm(line: line, place: place, expected: "“键: 值”")
        }
        return entries
    }

    /// One of several words.
    func choice<Value>(_ place: String, _ choices: [(String, Value)]) throws(MappingError) -> Value {
        let text = try requiredText(place)
        guard let choice = choices.first(where: { $0.0 == text }) else {
            let expected = choices.map(\.0).joined(separator: "、")
            throw .badValue(line: line, key: place, value: text, expected: expected)
        }
        return choice.1
    }
}
