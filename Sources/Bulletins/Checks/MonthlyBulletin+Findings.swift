extension MonthlyBulletin {
    /// What doesn't agree in the bulletin as it stands, errors first; empty for one that may be published.
    public var findings: [Finding] {
        let all =
            sumFindings + rangeFindings + fullFindings + denominatorFindings + pooledFindings + repeatedFindings
            + unitFindings
            + looseFindings + ordinalFindings + unknownFindings + historyFindings
        return all.sortedKeepingOrder { $0.severity > $1.severity }
    }

    /// Every run of title, text, tables and notes with the place it stands at.
    var placedRuns: [(place: String, run: Run)] {
        let text = ([title] + blocks.map(\.runs)).flatMap { $0 }.map { (place: "正文", run: $0) }
        return text
            + tables.flatMap { table in
                let runs = table.rows.flatMap(\.cells) + table.notes.flatMap { $0 }
                return runs.map { (place: "“\(table.title.text)”", run: $0) }
            }
    }

    private var unknownFindings: [Finding] {
        let unknown = figures.figures.filter { figure in
            let isNamed = figure.key.hasSuffix(".\(OrderCounts.unknownName)")
            return isNamed && figure.measure == .count && figure.numerator > 0
        }
        return unknown.prefix(1).map { figure in
            Finding(.unknown, "有\(figure.numerator)件的类别、渠道或承办单位不在名单中，请补全名单后重新统计。", severity: .warning)
        }
    }

    private var historyFindings: [Finding] {
        unreadableHistory.map { row in
            Finding(.history, "历史数据“\(row)”不是数值，没有用于同比、环比，请改正后重新导入。", severity: .warning)
        }
    }
}
