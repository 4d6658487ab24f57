/// Checks of what is written against the figures.
extension MonthlyBulletin {
    /// Every live field shows its figure as the figure is now.
    var repeatedFindings: [Finding] {
        placedRuns.compactMap { place, run in
            guard case .figure(let key, let text) = run else { return nil }
            guard let figure = figures[key] else {
                return Finding(.missing, "\(place)中的“\(text)”没有对应的数据，请删去或改用已有的数据。")
            }
            let expected = figure.text(settings.format)
            guard text != expected else { return nil }
            if figure.isUndefined {
                return Finding(.nothing, "\(place)中“\(figure.title)”没有可计算的件，应写“\(expected)”，现为“\(text)”。")
            }
            return Finding(.repeated, "\(place)中“\(figure.title)”写为“\(text)”，数据为“\(expected)”，请更正。")
        }
    }

    /// Every unit named in the text has a row in a table or is in a note.
    var unitFindings: [Finding] {
        let runs = tables.flatMap { $0.rows.flatMap(\.cells) + $0.notes.flatMap { $0 } }
        let listed = Set(runs.compactMap { run in if case .unit(let name, _) = run { name } else { nil } })
        return namedUnits.filter { !listed.contains($0) }.map { name in
            Finding(.unit, "正文点名的“\(name)”在附表中没有行也没有备注，请补充说明。")
        }
    }

    /// Numbers with a unit that stand in the text as mere words: nobody would notice when the figures change.
    var looseFindings: [Finding] {
        blocks.flatMap(\.runs).flatMap { run in
            guard case .text(let text) = run else { return [Finding]() }
            return Self.countedNumbers(in: text).map { number in
                Finding(.loose, "正文中的“\(number)”不是数据字段，请核对是否与附表一致。", severity: .warning)
            }
        }
    }

    private static let units: [Character] = ["件", "天", "家", "%", "％"]

    static func countedNumbers(in text: String) -> [String] {
        var numbers: [String] = []
        var number = ""
        for character in text {
            if character.isASCII && character.isNumber || (character == "." && !number.isEmpty) {
                number.append(character)
            } else {
                if units.contains(character), !number.isEmpty { numbers.append(number + String(character)) }
                number = ""
            }
        }
        return numbers
    }

    /// Headings and numbered paragraphs go 一、二、三 and （一）（二）（三） without gap or repeat.
    var ordinalFindings: [Finding] {
        var findings: [Finding] = []
        var heading = 0
        var paragraph = 0
        for block in blocks {
            switch block.role {
            case .heading:
                paragraph = 0
                heading += 1
                findings += ordinalFinding(ChineseNumeral.number(block.runs.text.prefix { $0 != "、" }), heading, block)
            case .paragraph:
                guard let number = Self.paragraphOrdinal(block.runs.text) else { continue }
                paragraph += 1
                findings += ordinalFinding(number, paragraph, block)
            }
        }
        return findings
    }

    private func ordinalFinding(_ found: Int?, _ expected: Int, _ block: Block) -> [Finding] {
        guard let found, found != expected else { return [] }
        let start = block.runs.text.prefix(10)
        return [Finding(.ordinal, "“\(start)…”的序号应为“\(ChineseNumeral.text(expected))”，请更正序号或补上缺少的内容。")]
    }

    private static func paragraphOrdinal(_ text: String) -> Int? {
        guard text.first == "（" || text.first == "(" else { return nil }
        return ChineseNumeral.number(text.dropFirst().prefix { $0 != "）" && $0 != ")" })
    }
}
