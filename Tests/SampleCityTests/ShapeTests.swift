import SampleCity
import Testing
import WorkOrders
import WorkingDays

@Suite("The days and hours of a real hotline")
struct ShapeTests {
    private let orders = SampleCases.standard.map(\.order)

    @Test("calls peak from nine to eleven and from three to five, and nights are quiet")
    func hours() {
        var hours = Array(repeating: 0, count: 24)
        for order in orders { hours[order.receivedAt.hour] += 1 }
        let morning = hours[9...11].reduce(0, +)
        let afternoon = hours[15...16].reduce(0, +)
        #expect(hours[9...11].min() ?? 0 > hours[12...14].max() ?? 0)
        #expect(hours[15...16].min() ?? 0 > hours[17...23].max() ?? 0)
        #expect((morning + afternoon) * 100 / orders.count > 40)
        #expect(hours[0...6].reduce(0, +) * 100 / orders.count < 5)
        #expect(hours[0...6].min() ?? 0 > 0)
    }

    @Test("weekends are quieter than weekdays, public holidays quieter still")
    func weekdays() {
        let days = Dictionary(grouping: orders.map(\.receivedAt.day)) { $0 }.mapValues(\.count)
        let november = days.filter { $0.key.month == 11 }
        let weekend = november.filter { $0.key.weekday >= 6 }.values
        let working = november.filter { $0.key.weekday < 6 }.values
        #expect(weekend.reduce(0, +) * working.count * 100 < working.reduce(0, +) * weekend.count * 75)
        let festival = days[CivilDay(year: 2_022, month: 2, day: 1)] ?? 0
        let monday = days[CivilDay(year: 2_022, month: 2, day: 21)] ?? 0
        #expect(festival * 10 < monday * 6)
        #expect(days[CivilDay(year: 2_022, month: 1, day: 29)] ?? 0 > festival, "a Saturday worked before the festival")
    }

    @Test("seven calls in ten are answered directly, and one in a hundred is urgent")
    func endings() {
        let valid = orders.filter { $0.ending != .invalid }
        let direct = valid.filter { $0.ending == .answeredDirectly }.count * 100 / valid.count
        let urgent = valid.filter { $0.urgency != .normal }.count * 1_000 / valid.count
        #expect((65...72).contains(direct), "\(direct)%")
        #expect((7...14).contains(urgent), "\(urgent)‰")
        #expect(Set(orders.map(\.ending)) == Set(Ending.allCases))
        #expect(Set(orders.map(\.channel)) == Set(City.channels))
    }

    @Test("one call in eight is about an earlier order, of all six kinds")
    func contacts() {
        let contacts = SampleCases.standard.flatMap(\.contacts)
        let share = contacts.count * 1_000 / (contacts.count + orders.count)
        #expect((110...130).contains(share), "\(share)‰")
        #expect(Set(contacts.map(\.kind)) == Set(FollowUpKind.allCases))
    }

    @Test("the months differ in volume and mixture")
    func months() {
        let months = Dictionary(grouping: orders) { $0.receivedAt.day.month }
        #expect(Set(months.keys) == [11, 12, 1, 2, 3])
        #expect(Set(months.values.map(\.count)).count == 5)
        let heating = months.mapValues { $0.filter { $0.category.names.last == "供气供热" }.count }
        #expect(heating[12] ?? 0 > heating[3] ?? 0)
    }
}
