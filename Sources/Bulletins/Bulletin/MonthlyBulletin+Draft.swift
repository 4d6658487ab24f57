import WorkOrders

extension MonthlyBulletin {
    /// Writes the bulletin of a period from its figures.
    public init(figures month: MonthFigures) {
        let draft = BulletinDraft(month)
        period = month.period
        cutOff = month.cutOff
        settings = month.settings
        title = draft.title
        blocks = draft.opening + draft.situation + draft.topics + draft.problems + draft.advice
        figures = draft.list
        summary = month.summary
        unreadableHistory = [month.yearBefore, month.previous].compactMap { $0 }.flatMap(\.unreadable).map {
            "\($0.period) \($0.indicator)：\($0.value)"
        }
        tables = []
        tables = [draft.categoryTable, draft.unitTable(named: namedUnits)] + [draft.courseTable].compactMap { $0 }
    }

    /// The units that the text names, each once.
    var namedUnits: [String] {
        var names: [String] = []
        for case .unit(let name, _) in blocks.flatMap(\.runs) where !names.contains(name) { names.append(name) }
        return names
    }
}
