public import WorkOrders

/// The columns of a city's `unit-cards.csv`.
public enum UnitCardColumn: String, ExchangeColumn {
    case unit = "承办单位"
    case liaison = "联络员"
    case leader = "分管领导"
    case duty = "值班电话"
    case notices = "通知号码"
}

/// 单位名片 as a file: a line for each unit.
public enum UnitCardsFile {
    /// Reads the file; 值班电话 is one number, or numbers by hour: `8-18 0561-9000001;18-8 0561-9000002`.
    public static func cards(_ source: CitySource) throws(CityFileError) -> [String: UnitCard] {
        var cards: [String: UnitCard] = [:]
        try CityLines<UnitCardColumn>.read(source, required: [.unit]) { record throws(RowError) in
            let unit = try record.required(.unit)
            guard cards[unit] == nil else { throw record.bad(.unit, "这个单位已有名片，应删去一行") }
            cards[unit] = UnitCard(
                liaison: record.text(.liaison),
                leader: record.text(.leader),
                duty: try record.text(.duty).map { text throws(RowError) in try numbers(text, record) } ?? [],
                notices: record.text(.notices)
            )
        }
        return cards
    }

    private static func numbers(
        _ text: String,
        _ record: Record<UnitCardColumn>
    ) throws(RowError) -> [UnitCard.DutyNumber] {
        var numbers: [UnitCard.DutyNumber] = []
        for part in text.split(separator: ";") {
            guard let number = number(part) else {
                throw record.bad(.duty, "应为一个号码，或按钟点分开，形如 8-18 0561-9000001;18-8 0561-9000002")
            }
            numbers.append(number)
        }
        return numbers
    }

    private static func number(_ text: Substring) -> UnitCard.DutyNumber? {
        let parts = text.split(separator: " ")
        guard let number = parts.last, number.contains(where: \.isNumber), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return .init(from: 0, to: 24, number: String(number)) }
        let hours = parts[0].split(separator: "-").compactMap { Int($0) }
        guard hours.count == 2, (0...23).contains(hours[0]), (1...24).contains(hours[1]) else { return nil }
        return .init(from: hours[0], to: hours[1], number: String(number))
    }
}
