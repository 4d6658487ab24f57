/// Checks of the figures among themselves.
extension MonthlyBulletin {
    var sumFindings: [Finding] {
        figures.partitions.compactMap { partition in
            guard let total = figures[partition.total] else { return nil }
            let sum = partition.parts.reduce(0) { $0 + (figures[$1]?.numerator ?? 0) }
            guard sum != total.numerator else { return nil }
            return Finding(
                .sum,
                "“\(total.title)”为\(total.numerator)，按\(partition.name)相加为\(sum)，请核对数据。"
            )
        }
    }

    var rangeFindings: [Finding] {
        figures.figures.compactMap { figure in
            guard figure.measure != .change else { return nil }
            let whole = figure.denominator ?? 0
            let isPart = figure.measure == .share || figure.measure == .rate
            guard figure.numerator < 0 || whole < 0 || (isPart && figure.numerator > whole) else { return nil }
            return Finding(.range, "“\(figure.title)”为\(figure.numerator)/\(whole)，超出合理范围，请核对数据。")
        }
    }
}

extension MonthlyBulletin {
    /// Rates that rounding shows as complete.
    var fullFindings: [Finding] {
        figures.figures.compactMap { figure in
            guard let whole = figure.denominator, figure.measure == .rate, figure.numerator < whole,
                figure.text(settings.format).prefix(3) == "100"
            else { return nil }
            return Finding(
                .full,
                "“\(figure.title)”为\(figure.numerator)/\(whole)，四舍五入后显示为100%，请增加小数位数或改为截断。",
                severity: .warning
            )
        }
    }
}

/// Checks of the tables.
extension MonthlyBulletin {
    /// The shares of a column over their one denominator.
    var denominatorFindings: [Finding] {
        columns { table, column, parts, _ in
            let shares = parts.filter { $0.measure == .share }
            guard Set(shares.map(\.denominator)).count > 1 else { return nil }
            let title = table.columns[column].title
            return Finding(.denominator, "“\(table.title.text)”的“\(title)”用了不同的分母，请统一后重新统计。")
        }
    }

    /// The total of a column from its rows: numerators and, for rates, denominators add up.
    var pooledFindings: [Finding] {
        columns { table, column, parts, total in
            guard let total, !parts.isEmpty else { return nil }
            let numerators = parts.reduce(0) { $0 + $1.numerator }
            let denominators = parts.reduce(0) { $0 + ($1.denominator ?? 0) }
            let isPooled = [.rate, .mean, .perHead].contains(total.measure)
            guard numerators != total.numerator || (isPooled && denominators != total.denominator) else { return nil }
            let title = table.columns[column].title
            return Finding(.pooled, "“\(table.title.text)”的“\(title)”合计不能由各行得出，请核对各行和合计。")
        }
    }

    /// Looks at every column's figures: those of its rows, and that of its total.
    private func columns(_ check: (BulletinTable, Int, [Figure], Figure?) -> Finding?) -> [Finding] {
        tables.flatMap { table in
            table.columns.indices.compactMap { column in
                let parts = table.rows.filter { $0.role == .part }.compactMap { figure($0.cells[column]) }
                let total = table.rows.first { $0.role == .total }.flatMap { figure($0.cells[column]) }
                return check(table, column, parts, total)
            }
        }
    }

    private func figure(_ run: Run) -> Figure? {
        guard case .figure(let key, _) = run else { return nil }
        return figures[key]
    }
}
