import WorkingDays

/// A time at the beginning of a text: `昨天`, `上周五`, `15日以来`, `2月1日到10日`, `近7天`, `周三`, `9点`.
struct QuestionTime {
    let length: Int
    let value: String
    /// Where it isn't a period: the condition it is a value of.
    var condition: String?

    init?(_ text: ArraySlice<Character>, today: CivilDay) {
        if let found = Self.hour(text) ?? Self.weekday(text) {
            (length, value, condition) = (found.length, found.value, found.condition)
            return
        }
        guard let begin = Self.days(text, today, in: nil) else { return nil }
        let behind = text.dropFirst(begin.length)
        if let since = ["以来", "之后", "以后", "至今", "起"].first(where: { behind.starts(with: Array($0)) }),
            let period = Period(first: begin.days.lowerBound, last: max(begin.days.upperBound, today))
        {
            (length, value) = (begin.length + since.count, period.name)
        } else if let to = behind.first, "到至-—~".contains(to),
            let end = Self.days(behind.dropFirst(), today, in: begin.days.upperBound),
            let period = Period(first: begin.days.lowerBound, last: end.days.upperBound)
        {
            (length, value) = (begin.length + 1 + end.length, period.name)
        } else {
            (length, value) = (begin.length, begin.name)
        }
    }

    private init(length: Int, value: String, condition: String) {
        (self.length, self.value, self.condition) = (length, value, condition)
    }

    private static func hour(_ text: ArraySlice<Character>) -> QuestionTime? {
        guard let hour = number(text), hour.value < 24, text.dropFirst(hour.length).first == "点" else { return nil }
        let isWhole = text.dropFirst(hour.length + 1).first == "钟"
        return QuestionTime(length: hour.length + (isWhole ? 2 : 1), value: "\(hour.value)", condition: "hour")
    }

    /// A day of the week that isn't said of which week.
    private static func weekday(_ text: ArraySlice<Character>) -> QuestionTime? {
        for word in ["星期", "礼拜", "周"] where text.starts(with: Array(word)) {
            guard let day = weekdayNumber(text.dropFirst(word.count).first) else { return nil }
            return QuestionTime(length: word.count + 1, value: "\(day)", condition: "weekday")
        }
        return nil
    }

    private static func weekdayNumber(_ name: Character?) -> Int? {
        guard let name else { return nil }
        if name == "天" { return 7 }
        return Array("一二三四五六日").firstIndex(of: name).map { $0 + 1 }
    }

    private typealias Found = (length: Int, days: ClosedRange<CivilDay>, name: String)

    /// `month` is that of the day before a 到, which a bare day continues.
    private static func days(_ text: ArraySlice<Character>, _ today: CivilDay, in month: CivilDay?) -> Found? {
        spoken(text, today) ?? lately(text, today) ?? dated(text, today, in: month) ?? written(text)
    }

    private static func found(_ length: Int, _ period: Period?) -> Found? {
        period.map { (length, $0.first...$0.last, $0.name) }
    }

    private static func spoken(_ text: ArraySlice<Character>, _ today: CivilDay) -> Found? {
        let days = [
            (["今天", "今日"], 0), (["昨天", "昨日"], -1), (["前天", "前日"], -2), (["明天", "明日"], 1), (["后天"], 2),
        ]
        for (words, shift) in days {
            for word in words where text.starts(with: Array(word)) {
                return found(word.count, .day(today.advanced(by: shift)))
            }
        }
        return week(text, today) ?? longer(text, today)
    }

    private static func week(_ text: ArraySlice<Character>, _ today: CivilDay) -> Found? {
        let weeks = [
            (["本星期", "这星期", "这个星期", "本周", "这周"], 0), (["上个星期", "上星期", "上周"], -7), (["下星期", "下周"], 7),
        ]
        for (words, shift) in weeks {
            for word in words where text.starts(with: Array(word)) {
                let monday = today.advanced(by: 1 - today.weekday + shift)
                guard let day = weekdayNumber(text.dropFirst(word.count).first) else {
                    return found(word.count, .week(beginning: monday))
                }
                return found(word.count + 1, .day(monday.advanced(by: day - 1)))
            }
        }
        return nil
    }

    private static func longer(_ text: ArraySlice<Character>, _ today: CivilDay) -> Found? {
        let quarter = (today.month + 2) / 3
        let spans: [(words: [String], period: Period)] = [
            (["本月", "这个月", "当月"], .month(today.year, today.month)),
            (["上个月", "上月"], .month(today.year, today.month - 1)),
            (["本季度", "这个季度"], .quarter(today.year, quarter)), (["上季度"], .quarter(today.year, quarter - 1)),
        ]
        for (words, period) in spans {
            for word in words where text.starts(with: Array(word)) { return found(word.count, period) }
        }
        for (words, year) in [(["今年", "本年"], today.year), (["去年"], today.year - 1)] {
            for word in words where text.starts(with: Array(word)) {
                guard let month = month(text.dropFirst(2), year) else { return found(2, .year(year)) }
                return (2 + month.length, month.days, month.name)
            }
        }
        return nil
    }

    /// `近7天`, `最近两周`, today counted in.
    private static func lately(_ text: ArraySlice<Character>, _ today: CivilDay) -> Found? {
        for word in ["最近", "近"] where text.starts(with: Array(word)) {
            let behind = text.dropFirst(word.count)
            guard let count = number(behind) ?? spokenNumber(behind), (1...400).contains(count.value) else {
                return nil
            }
            let units = [("个星期", 7), ("星期", 7), ("周", 7), ("天", 1), ("日", 1), ("个月", 30)]
            for (unit, days) in units where behind.dropFirst(count.length).starts(with: Array(unit)) {
                let first = today.advanced(by: 1 - count.value * days)
                return found(word.count + count.length + unit.count, Period(first: first, last: today))
            }
        }
        return nil
    }

    /// `2022年2月1日`, `2月1日`, `2月`, `15日`.
    private static func dated(_ text: ArraySlice<Character>, _ today: CivilDay, in month: CivilDay?) -> Found? {
        guard let first = number(text) else { return nil }
        let behind = text.dropFirst(first.length)
        switch behind.first {
        case "年" where (2000...2100).contains(first.value):
            guard let month = self.month(behind.dropFirst(), first.value) else {
                return found(first.length + 1, .year(first.value))
            }
            return (first.length + 1 + month.length, month.days, month.name)
        case "月":
            // The last one that has begun.
            guard let found = self.month(text, first.value > today.month ? today.year - 1 : today.year) else {
                return nil
            }
            return found
        case "日", "号":
            let base = month ?? (first.value > today.day ? today.advanced(by: -today.day) : today)
            return day(first.value, base.year, base.month).flatMap { found(first.length + 1, .day($0)) }
        default: return nil
        }
    }

    private static func month(_ text: ArraySlice<Character>, _ year: Int) -> Found? {
        guard let month = number(text), (1...12).contains(month.value),
            text.dropFirst(month.length).first == "月"
        else { return nil }
        let behind = text.dropFirst(month.length + 1)
        guard let date = number(behind), let unit = behind.dropFirst(date.length).first, "日号".contains(unit),
            let day = day(date.value, year, month.value)
        else { return found(month.length + 1, .month(year, month.value)) }
        return found(month.length + 1 + date.length + 1, .day(day))
    }

    private static func day(_ day: Int, _ year: Int, _ month: Int) -> CivilDay? {
        let last = CivilDay(year: year, month: month + 1, day: 0).day
        return (1...last).contains(day) ? CivilDay(year: year, month: month, day: day) : nil
    }

    /// As a period is written: `2022-02`, `2022-Q1`.
    private static func written(_ text: ArraySlice<Character>) -> Found? {
        let name = text.prefix { $0.isASCII && ($0.isNumber || "-QW.".contains($0)) }
        guard name.contains("-"), let period = try? Period(parsing: String(name)) else { return nil }
        return found(name.count, period)
    }

    /// At most four digits.
    private static func number(_ text: ArraySlice<Character>) -> (length: Int, value: Int)? {
        let digits = text.prefix(5).prefix { $0.isASCII && $0.isNumber }
        return digits.count > 4 ? nil : Int(String(digits)).map { (digits.count, $0) }
    }

    private static func spokenNumber(_ text: ArraySlice<Character>) -> (length: Int, value: Int)? {
        guard let first = text.first else { return nil }
        if first == "两" { return (1, 2) }
        return Array("一二三四五六七八九十").firstIndex(of: first).map { (1, $0 + 1) }
    }
}
