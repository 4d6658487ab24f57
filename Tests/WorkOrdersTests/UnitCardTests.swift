import Testing
import WorkOrders
import WorkingDays

@Suite struct UnitCardTests {
    private let card = UnitCard(duty: [
        .init(from: 8, to: 18, number: "day"), .init(from: 22, to: 6, number: "night"),
        .init(from: 0, to: 24, number: "else"),
    ])

    /// Monday, 14 February 2022.
    private static let monday = CivilDay(year: 2022, month: 2, day: 14)

    /// What a card tells through the hours of a day.
    private func told(_ card: UnitCard, on day: CivilDay = monday) -> [String?] {
        (0..<24).map { card.number(at: Instant(day: day, secondOfDay: $0 * 3_600 + 1_800), .standard) }
    }

    @Test("the first number whose hours hold is told, also over midnight")
    func hours() {
        let told = told(card)
        #expect(told[8..<18].allSatisfy { $0 == "day" })
        #expect((told[22...] + told[..<6]).allSatisfy { $0 == "night" })
        #expect((told[6..<8] + told[18..<22]).allSatisfy { $0 == "else" })
    }

    @Test("a number of working days is told on them, of free days on the others")
    func days() {
        let card = UnitCard(duty: [
            .init(.working, from: 8, to: 18, number: "work"), .init(.free, from: 0, to: 24, number: "free"),
        ])
        #expect(told(card)[9] == "work" && told(card)[3] == nil)
        let saturday = Self.monday.advanced(by: 5)
        #expect(told(card, on: saturday).allSatisfy { $0 == "free" })
        // The Saturday before the lantern festival of 2022 was worked: 29 January.
        #expect(told(card, on: CivilDay(year: 2022, month: 1, day: 29))[9] == "work")
    }

    @Test("the hours after midnight belong to the day on which the duty began")
    func nights() {
        let card = UnitCard(duty: [.init(.working, from: 18, to: 8, number: "night")])
        #expect(told(card, on: Self.monday.advanced(by: 5))[3] == "night", "Saturday's small hours are Friday's night")
        #expect(told(card, on: Self.monday.advanced(by: 5))[19] == nil)
        #expect(told(card, on: Self.monday.advanced(by: 7))[3] == nil, "Monday's small hours are Sunday's night")
    }

    @Test("a card without numbers tells none")
    func none() {
        #expect(told(UnitCard(liaison: "U001"))[9] == nil)
        #expect(told(UnitCard(duty: [.init(from: 8, to: 9, number: "x")]))[9] == nil)
    }

    @Test("a number is written as the file has it")
    func text() {
        let numbers: [UnitCard.DutyNumber] = [
            .init(from: 0, to: 24, number: "1"), .init(.working, from: 8, to: 18, number: "2"),
            .init(.free, from: 0, to: 24, number: "3"), .init(from: 18, to: 8, number: "4"),
        ]
        #expect(numbers.map(\.text) == ["1", "工作日 8-18 2", "休息日 3", "18-8 4"])
    }
}
