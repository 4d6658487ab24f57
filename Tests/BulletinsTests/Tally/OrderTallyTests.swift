import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("Counting the orders of a period")
struct OrderTallyTests {
    @Test("An order counts from the first second of the period to its last")
    func bounds() {
        var facts = FactSet()
        facts.order("01-31 23:59:59")
        facts.order("02-01 00:00:00")
        facts.order("02-28 23:59:59")
        facts.order("03-01 00:00:00")
        #expect(facts.figures().orders.valid == 2)
    }

    @Test("An order received at the cut-off or after it does not exist")
    func cutOff() {
        var facts = FactSet()
        facts.order("02-09 23:59:59")
        facts.order("02-10 00:00:00")
        facts.order("02-10 00:00:00", ending: .invalid)
        let figures = facts.figures(cutOff: "02-10 00:00")
        #expect(figures.orders.valid == 1)
        #expect(figures.orders.invalid == 0)
    }

    @Test("A cut-off before the period leaves nothing")
    func cutOffBefore() {
        var facts = FactSet()
        facts.order("02-01 00:00:00")
        facts.order("01-15 00:00:00")
        #expect(facts.figures(cutOff: "01-20 00:00").orders.valid == 0)
    }

    @Test("无效 is counted apart and in nothing else")
    func invalid() {
        var facts = FactSet()
        facts.order(times: 3)
        facts.order(kind: .praise, area: 1, ending: .invalid, urgency: .urgent, times: 2)
        let orders = facts.figures().orders
        #expect(orders.valid == 3)
        #expect(orders.invalid == 2)
        #expect(orders.kinds.first { $0.kind == .praise }?.count == 0)
        #expect(orders.urgencies.first { $0.urgency == .urgent }?.count == 0)
        #expect(orders.counties.isEmpty)
        #expect(orders.hours.reduce(0, +) == 3)
    }

    @Test("Channels come in the order of the city's list, those without orders left out")
    func channels() {
        var facts = FactSet()
        facts.order(channel: .app, times: 4)
        facts.order(channel: .phone)
        #expect(facts.figures().orders.channels == [NamedCount("电话", 1), NamedCount("手机端", 4)])
    }

    @Test("Kinds, endings and urgencies are told with zeros")
    func kinds() {
        var facts = FactSet()
        facts.order(kind: .inquiry, times: 2)
        facts.order(kind: .tipOff, ending: .dispatched, urgency: .emergency)
        let orders = facts.figures().orders
        #expect(orders.kinds.map(\.count) == [2, 0, 0, 1, 0, 0, 0])
        #expect(orders.kinds.map(\.kind) == RequestKind.allCases)
        #expect(orders.endings.map(\.ending) == Ending.allCases.filter { $0 != .invalid })
        #expect(orders.endings.map(\.count) == [2, 0, 0, 0, 0, 1])
        #expect(orders.urgencies.map(\.count) == [2, 0, 1])
    }

    @Test("Streets count for their county; what names no county is counted apart")
    func counties() {
        var facts = FactSet()
        facts.order(area: 1, times: 2)
        facts.order(area: 2, times: 3)
        facts.order(area: 3)
        facts.order(area: 4, times: 5)
        facts.order(area: nil, times: 7)
        let orders = facts.figures().orders
        #expect(orders.counties == [NamedCount("北区", 5), NamedCount("南县", 1)])
        #expect(orders.withoutCounty == 12)
    }

    @Test("Hours are those of China Standard Time")
    func hours() {
        var facts = FactSet()
        facts.order("02-01 00:00:00")
        facts.order("02-01 00:59:59")
        facts.order("02-14 23:00:00", times: 4)
        let hours = facts.figures().orders.hours
        #expect(hours.count == 24)
        #expect(hours[0] == 2)
        #expect(hours[23] == 4)
        #expect(hours[1..<23].allSatisfy { $0 == 0 })
    }

    @Test("Every day of the period has its number")
    func days() {
        var facts = FactSet()
        facts.order("02-01 23:59:59", times: 2)
        facts.order("02-02 00:00:00", times: 3)
        facts.order("02-28 12:00:00")
        let days = facts.figures().orders.days
        #expect(days.count == 28)
        #expect(days[0] == 2)
        #expect(days[1] == 3)
        #expect(days[27] == 1)
        #expect(days.reduce(0, +) == 6)
    }

    @Test("Weekdays are counted from the days: 2022-02-01 was a Tuesday")
    func weekdays() {
        var facts = FactSet()
        facts.order("02-01 10:00")
        facts.order("02-08 10:00")
        facts.order("02-06 10:00", times: 5)
        let figures = facts.figures()
        #expect(figures.text("received.weekday.2") == "2")
        #expect(figures.text("received.weekday.7") == "5")
        #expect(figures.text("received.weekday.1") == "0")
    }

    @Test("A period may be any span of days")
    func span() {
        var facts = FactSet()
        facts.order("01-25 23:59:59")
        facts.order("01-26 00:00:00")
        facts.order("02-25 23:59:59")
        facts.order("02-26 00:00:00")
        let figures = facts.figures(period("2022-01-26..2022-02-25"))
        #expect(figures.orders.valid == 2)
        #expect(figures.orders.days.count == 31)
    }

    @Test("A row whose channel or category is in no list is counted as 未知, so that totals still add up")
    func unknownNames() {
        var facts = FactSet()
        facts.order()
        facts.orders.append(
            OrderFact(kind: .other, category: 77, channel: 88, ending: .dispatched, receivedAt: moment("02-03 10:00"))
        )
        let orders = facts.figures().orders
        #expect(orders.valid == 2)
        #expect(orders.channels == [NamedCount("电话", 1), NamedCount("未知", 1)])
        #expect(orders.topCategories.first { $0.path.top == "未知" }?.all == 1)
    }
}

@Suite("Categories")
struct CategoryCountTests {
    private func facts() -> FactSet {
        var facts = FactSet()
        facts.order("02-10 10:00", .road, channel: .phone, times: 3)
        facts.order("02-10 10:00", .parking, channel: .phone, times: 4)
        facts.order("02-10 10:00", .parking, channel: .web, times: 10)
        facts.order("02-10 10:00", .clinic, channel: .phone, times: 9)
        facts.order("02-10 10:00", .other, channel: .app, times: 2)
        return facts
    }

    @Test("Shares are taken over one channel, numerator and denominator")
    func channel() {
        let figures = facts().figures()
        #expect(figures.orders.categoryDenominator == 16)
        #expect(figures.orders.topCategories.map(\.path.top) == ["卫生", "交通", "其他", "农业"])
        #expect(figures.orders.topCategories.map(\.counted) == [9, 7, 0, 0])
        #expect(figures.text("category-share.卫生") == "56.25%")
        #expect(figures.text("category-share.交通") == "43.75%")
        #expect(figures.text("category-share.其他") == "0%")
    }

    @Test("Or over all appeals")
    func all() {
        let figures = facts().figures { $0.categoryDenominator = .all }
        #expect(figures.orders.categoryDenominator == 28)
        #expect(figures.orders.topCategories.map(\.path.top) == ["交通", "卫生", "其他", "农业"])
        #expect(figures.text("category-share.交通") == "60.71%")
        #expect(figures.text("category-share.其他") == "7.14%")
    }

    @Test("Counts over all channels stay beside them")
    func both() {
        let figures = facts().figures()
        #expect(figures.text("received.category.交通") == "17")
        #expect(figures.text("category.交通") == "7")
    }

    @Test("A channel that nobody used leaves no shares to speak of")
    func unusedChannel() {
        let figures = facts().figures { $0.categoryDenominator = .channel("来信") }
        #expect(figures.orders.categoryDenominator == 0)
        #expect(figures.text("category-share.交通") == "—")
        #expect(figures.text("category-share") == "—")
    }

    @Test("Subcategories come by their number")
    func subcategories() {
        let orders = facts().figures().orders
        #expect(orders.subcategories(of: "交通").map(\.path.names) == [["交通", "停车"], ["交通", "道路"]])
        #expect(orders.subcategories(of: "交通").map(\.counted) == [4, 3])
        #expect(orders.subcategories(of: "交通").map(\.all) == [14, 3])
        #expect(orders.subcategories(of: "其他").isEmpty)
    }

    @Test("A third level counts for its second")
    func thirdLevel() {
        var facts = FactSet()
        facts.names.categories[6] = CategoryPath(["交通", "停车", "占道"])
        facts.order("02-10 10:00", .parking, times: 2)
        facts.orders.append(
            OrderFact(kind: .other, category: 6, channel: 1, ending: .dispatched, receivedAt: moment("02-03 10:00"))
        )
        #expect(facts.figures().orders.subcategories(of: "交通").map(\.counted) == [3, 0])
    }

    @Test("Equal categories stay in the order of the city's list")
    func ties() {
        var facts = FactSet()
        facts.order("02-10 10:00", .other, times: 2)
        facts.order("02-10 10:00", .clinic, times: 2)
        facts.order("02-10 10:00", .road, times: 2)
        #expect(facts.figures().orders.topCategories.map(\.path.top) == ["交通", "卫生", "其他", "农业"])
    }

    @Test("Balanced shares add up to 100% in the table")
    func balanced() {
        var facts = FactSet()
        for category in [FactSet.Category.road, .clinic, .other] { facts.order("02-10 10:00", category) }
        let loose = facts.figures()
        #expect(["交通", "卫生", "其他"].map { loose.text("category-share.\($0)") } == ["33.33%", "33.33%", "33.33%"])
        let balanced = facts.figures { $0.balancing = .largestRemainder }
        #expect(["交通", "卫生", "其他"].map { balanced.text("category-share.\($0)") } == ["33.34%", "33.33%", "33.33%"])
    }
}

@Suite("Places")
struct PlaceTallyTests {
    private func facts() -> FactSet {
        var facts = FactSet()
        facts.order("02-10 10:00", .road, times: 9)
        facts.order("02-10 10:00", .clinic, times: 5)
        facts.place("惠黎路", times: 2)
        facts.place("人民路", .parking, times: 4)
        facts.place("人民路", .clinic)
        facts.place("网上说的路", channel: .web, times: 8)
        return facts
    }

    @Test("The places of a first-level category come by their number, over the channel of its share")
    func places() {
        let figures = facts().figures()
        #expect(figures.places["交通"] == [NamedCount("人民路", 4), NamedCount("惠黎路", 2)])
        #expect(figures.places["卫生"] == [NamedCount("人民路", 1)])
    }

    @Test("Over all appeals every channel names places")
    func allChannels() {
        let figures = facts().figures { $0.categoryDenominator = .all }
        #expect(figures.places["交通"]?.first == NamedCount("网上说的路", 8))
    }

    @Test("Places named equally often come by their code points, the same in every run")
    func ties() {
        var facts = FactSet()
        for place in ["乙路", "甲路", "a路", "Z路"] { facts.place(place, times: 3) }
        #expect(facts.figures().places["交通"]?.map(\.name) == ["Z路", "a路", "乙路", "甲路"])
    }

    @Test("A place received after the cut-off is not named")
    func cutOff() {
        #expect(facts().figures(cutOff: "02-10 00:00").places["交通"] == [])
    }

    @Test("A place of a category without name is left out")
    func unknownCategory() {
        var facts = FactSet()
        facts.places.append(PlaceFact(category: 99, channel: 1, receivedAt: moment("02-10 10:00"), address: "某路"))
        #expect(facts.figures().places.values.flatMap { $0 }.isEmpty)
    }

    @Test("Only the categories that the bulletin narrates need their places read")
    func placeCategories() {
        var facts = facts()
        facts.order("02-10 10:00", .other, times: 1)
        var settings = BulletinSettings()
        settings.narratedTopicCount = 2
        var tally = FigureTally(period: february, cutOff: moment("03-01 00:00"), settings: settings, names: facts.names)
        for order in facts.orders { tally.add(order) }
        #expect(tally.placeCategories == [1, 2, 3])
    }
}
