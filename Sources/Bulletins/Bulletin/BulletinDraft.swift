import WorkOrders

/// Writes a bulletin: fills the sentences with live fields.
struct BulletinDraft {
    let month: MonthFigures
    let list: FigureList

    init(_ month: MonthFigures) {
        self.month = month
        list = month.list()
    }

    var settings: BulletinSettings { month.settings }

    /// A sentence; nil when a field that it can't do without has no value.
    func sentence(_ sentence: Sentence, _ values: [String: [Run]?] = [:]) -> [Run]? {
        settings.wording[sentence]?.runs(values.compactMapValues { $0 })
    }

    /// A live field; nil when the period has no such figure.
    func figure(_ key: String) -> [Run]? {
        list[key].map { [.figure(key: key, text: $0.text(settings.format))] }
    }

    func work(_ indicator: WorkIndicator, _ scope: FigureScope) -> [Run]? { figure(FigureKey.work(indicator, scope)) }

    func work(_ indicator: WorkIndicator, _ scope: String) -> [Run]? { figure(FigureKey.work(indicator, scope)) }

    func text(_ text: String) -> [Run] { [.text(text)] }

    /// Items with a mark between them; nil without items.
    func joined(_ items: [[Run]?], _ separator: String) -> [Run]? {
        let items = items.compactMap { $0 }
        guard !items.isEmpty else { return nil }
        return Array(items.joined(separator: [.text(separator)])).joiningTexts()
    }

    /// A unit by its 简称, or without the endings that the settings name.
    func unit(_ unit: HandlingUnit) -> [Run] {
        if let shortName = unit.shortName { return [.unit(name: unit.name, text: shortName)] }
        let ending = settings.unitSuffixes.first { unit.name.hasSuffix($0) && unit.name != $0 } ?? ""
        return [.unit(name: unit.name, text: String(unit.name.dropLast(ending.count)))]
    }

    func units(_ units: [UnitFigures]) -> [Run]? { joined(units.map { unit($0.unit) }, "、") }

    func group(_ name: String) -> [Run] { text(settings.groupTitles[name] ?? name) }

    func channel(_ name: String) -> String { settings.channelTitles[name] ?? name }

    /// What category shares are taken of, in words.
    var denominatorName: [Run] {
        switch settings.categoryDenominator {
        case .all: text("全部诉求")
        case .channel(let name): text(channel(name))
        }
    }

    /// A heading with its paragraphs.
    func section(_ heading: Sentence, _ paragraphs: [MonthlyBulletin.Block]) -> [MonthlyBulletin.Block] {
        guard let heading = sentence(heading), !paragraphs.isEmpty else { return paragraphs }
        return [.init(.heading, heading)] + paragraphs
    }

    /// Paragraphs numbered 一, 二, 三 …; those without words take no number, so none is ever skipped.
    func numbered(_ sentences: [([Run]) -> [Run]?]) -> [MonthlyBulletin.Block] {
        var blocks: [MonthlyBulletin.Block] = []
        for sentence in sentences {
            guard let runs = sentence(text(ChineseNumeral.text(blocks.count + 1))) else { continue }
            blocks.append(.init(.paragraph, runs))
        }
        return blocks
    }

    func paragraph(_ runs: [Run]?) -> [MonthlyBulletin.Block] {
        runs.map { [.init(.paragraph, $0)] } ?? []
    }
}
