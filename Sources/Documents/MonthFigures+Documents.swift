public import Bulletins
import WorkingDays

extension MonthFigures {
    /// Every figure with what it is made of, one a line, for a terminal.
    public var text: String {
        let rows = list().figures.map { figure in
            [
                figure.title,
                figure.text(settings.format),
                figure.denominator.map { "\(figure.numerator)/\($0)" } ?? "\(figure.numerator)",
                figure.unit,
                figure.population.title,
            ]
        }
        let grid = TextGrid(
            isNumber: [false, true, true, false, false],
            rows: [["指标", "数值", "分子/分母", "单位", "统计范围"]] + rows
        )
        let lines = grid.lines
        let head = "\(period.title)数据，截至\(cutOff.minuteText)"
        return ([head, grid.rule] + lines.prefix(1) + [grid.rule] + lines.dropFirst()).joined(separator: "\n") + "\n"
    }

    /// The summary of the exchange format and every figure with what it is made of.
    public var json: JSONValue {
        .object([
            .init("period", .string(period.name)),
            .init("cut_off", .string(cutOff.description)),
            .init("summary", summary.json),
            .init("figures", .array(list().figures.map { $0.json(settings.format) })),
        ])
    }
}
