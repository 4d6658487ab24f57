public import WorkOrders

/// The columns of a city's `unit-cards.csv`.
public enum UnitCardColumn: String, ExchangeColumn {
    case unit = "承办单位"
    case liaison = "联络员"
    case leader = "分管领导"
    case duty = "值班电话"
    case notices = "通知号码"
    case address = "地址"
    case remarks = "备注"
}

/// 单位名片 as a file: a line for each unit.
public enum UnitCardsFile {
    /// Reads the file; 值班电话 is one number, or numbers by day and hour: `工作日 8-18 0561-9000001;0561-9000002`.
    public static func cards(_ source: CitySource) throws(CityFileError) -> [String: UnitCard] {
        var cards: [String: UnitCard] = [:]
        try CityLines<UnitCardColumn>.read(source, required: [.unit]) { record throws(RowError) in
            let unit = try record.required(.unit)
            guard cards[unit] == nil else { throw record.bad(.unit, "这个单位已有名片，应删去一行") }
            cards[unit] = UnitCard(
                liaison: record.text(.liaison),
                leader: record.text(.leader),
                duty: try record.text(.duty).map { text throws(RowError) in try numbers(text, record) } ?? [],
                notices: record.text(.notices),
                address: record.text(.address),
                remarks: record.text(.remarks)
            )
        }
        return cards
    }

    private static func numbers(
        _ text: String,
        _ record: Record<UnitCardColumn>
    ) throws(RowError) -> [UnitCard.DutyNumber] {
        var numbers: [UnitCard.DutyNumber] = []
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "；" || $0.isNewline }) {
            guard let number = number(part) else {
                throw record.bad(.duty, "应为一个号码，或按日子和钟点分开，形如 工作日 8-18 0561-9000001;0561-9000002")
            }
            numbers.append(number)
        }
        return numbers
    }

    private static func number(_ text: Substring) -> UnitCard.DutyNumber? {
        var parts = text.split(separator: " ")
        guard let number = parts.popLast(), number.contains(where: \.isNumber) else { return nil }
        var duty = UnitCard.DutyNumber(from: 0, to: 24, number: String(number))
        if let days = parts.first.flatMap({ UnitCard.DutyNumber.Days(rawValue: String($0)) }) {
            duty.days = days
            parts.removeFirst()
        }
        guard let hours = parts.popLast() else { return duty }
        let ends = hours.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard parts.isEmpty, ends.count == 2, (0...23).contains(ends[0]), (1...24).contains(ends[1]) else { return nil }
        (duty.from, duty.to) = (ends[0], ends[1])
        return duty
    }
}
