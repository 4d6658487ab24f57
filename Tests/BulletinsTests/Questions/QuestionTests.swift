import Bulletins
import Testing
import WorkOrders
import WorkingDays

@Suite struct QuestionTests {
    /// A Wednesday.
    private let today = CivilDay(year: 2022, month: 2, day: 23)

    private static let words: QuestionWords = {
        var words = QuestionWords()
        words.add(counties: ["相山区", "濉溪县", "杜集区"])
        words.add(units: [
            HandlingUnit(name: "相山区人民政府", group: "县区", shortName: "相山区"),
            HandlingUnit(name: "市城市管理局(行政执法局)", group: "市直单位", shortName: "市城管局"),
        ])
        words.add(["县区", "市直单位"], condition: "group")
        words.add(["电话", "人民网留言", "市民"], condition: "channel")
        words.add(["涉企", "老年"], condition: "tag")
        words.add(
            categories: [
                ["公共服务"], ["公共服务", "供热"], ["公共服务", "供水"], ["城市管理"], ["城市管理", "噪音"], ["环境保护"],
                ["环境保护", "噪音"],
            ].compactMap(CategoryPath.init)
        )
        words.add(places: [
            AreaPath(county: "相山区", street: "东街道"), AreaPath(county: "濉溪县", street: "东街道"),
            AreaPath(county: "杜集区", street: "高岳街道", community: "韩楼村"),
        ])
        return words
    }()

    private func read(_ text: String) -> String {
        Question(text, words: Self.words, today: today).items.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    }

    @Test(
        "what a leader says on the telephone is read as conditions",
        arguments: [
            ("相山区 15日以来 供热 谁没办结", "county=相山区 received=2022-02-15..2022-02-23 category=公共服务/供热 handling=open"),
            ("15号以来相山的供热工单还有多少没办？", "received=2022-02-15..2022-02-23 county=相山区 category=公共服务/供热 handling=open"),
            ("昨天受理了多少件", "received=2022-02-22"), ("涉企未办结", "tag=涉企 handling=open"),
            ("上周人民网留言答复了吗", "received=2022-W07 channel=人民网留言"),
            ("市城管局退单", "unit=市城市管理局(行政执法局) course=sent-back"), ("市城市管理局逾期", "unit=市城市管理局(行政执法局) handling=overdue"),
            ("今天到期的", "due=2022-02-23"),
            ("本月不满意的供水", "received=2022-02 rating=dissatisfied category=公共服务/供水"),
            ("韩楼村再次反映", "place=杜集区/高岳街道/韩楼村 repeated=1"), ("特急", "urgency=特急"),
            ("濉溪 暖气不热", "county=濉溪县 text=暖气不热"), ("T001昨天登记的", "officer=T001 received=2022-02-22"),
            ("HB20220201-000001", "number=HB20220201-000001"), ("投诉 逾期", "kind=投诉 handling=overdue"),
            ("相山区人民政府逾期", "unit=相山区人民政府 handling=overdue"), ("三个单位经手", "units=3 text=经手"),
        ]
    )
    func questions(_ asked: String, _ conditions: String) { #expect(read(asked) == conditions) }

    @Test(
        "times are read as they are said",
        arguments: [
            ("今天", "2022-02-23"), ("前天", "2022-02-21"), ("本周", "2022-W08"), ("上周五", "2022-02-18"),
            ("上星期天", "2022-02-20"), ("本月", "2022-02"), ("上个月", "2022-01"), ("去年", "2021"), ("今年1月", "2022-01"),
            ("去年12月31日", "2021-12-31"), ("上季度", "2021-Q4"), ("3月", "2021-03"), ("2月1日到10日", "2022-02-01..2022-02-10"),
            ("2022年1月", "2022-01"), ("2021年", "2021"), ("28日", "2022-01-28"), ("近7天", "2022-02-17..2022-02-23"),
            ("最近两周", "2022-02-10..2022-02-23"), ("2022-02", "2022-02"),
            ("2022-02-01..2022-02-03", "2022-02-01..2022-02-03"),
            ("2月1日至今", "2022-02-01..2022-02-23"), ("12月28日至1月3日", "2021-12-28..2022-01-03"),
        ]
    )
    func times(_ asked: String, _ period: String) { #expect(read(asked) == "received=\(period)") }

    @Test(
        "what is said behind a time tells what it is about; hours and days of the week are none",
        arguments: [
            ("明天到期", "due=2022-02-24"), ("昨天办结", "completed=2022-02-22"), ("上周转办", "dispatched=2022-W07"),
            ("凌晨3点", "hour=3 text=凌晨"), ("周三", "weekday=3"), ("星期天9点钟", "weekday=7 hour=9"), ("25点", "text=25点"),
            ("31日", "received=2022-01-31"), ("32日", "text=32日"), ("13月", "text=13月"),
        ]
    )
    func about(_ asked: String, _ conditions: String) { #expect(read(asked) == conditions) }

    @Test("a name that several places or categories have asks for each of them")
    func sameNames() {
        #expect(read("东街道") == "place=相山区/东街道 place=濉溪县/东街道")
        #expect(read("噪音") == "category=城市管理/噪音 category=环境保护/噪音")
    }

    @Test("of a condition with one value the first is taken, and what no list knows is looked for in the texts")
    func leftOver() {
        #expect(read("昨天 今天") == "received=2022-02-22")
        #expect(read("路灯 不亮，惠黎小区") == "text=路灯 不亮 惠黎小区")
        #expect(read("").isEmpty && read("？！").isEmpty && read("的").isEmpty)
    }

    @Test("whatever is asked is a query of the list")
    func anything() throws {
        var numbers = SeededNumbers(seed: 9)
        let pieces = [
            "相山", "2022", "-", "年", "月", "13", "日", "到", "起", "近", "周", "上周", "Q", "9点", "逾期", "的", "噪音", "T1", "�",
            "👨‍👩‍👧", " ",
            "99999", "0", "二", "个月", "特急", "昨天", "到期",
        ]
        for _ in 0..<5_000 {
            let text = (0..<numbers.number(1..<8)).map { _ in numbers.pick(pieces) }.joined()
            let items = Question(text, words: Self.words, today: today).items
            _ = try OrderQuery(items: items)
        }
        let long = Question(String(repeating: "路灯", count: 500), words: Self.words, today: today).items
        #expect(long.first?.value.count == Question.longest)
    }
}
