import Testing
import WorkOrders

@Suite struct UnitCardTests {
    private let card = UnitCard(duty: [
        .init(from: 8, to: 18, number: "day"), .init(from: 22, to: 6, number: "night"),
        .init(from: 0, to: 24, number: "else"),
    ])

    @Test("the first number whose hours hold is told, also over midnight")
    func hours() {
        let told = (0..<24).map { card.number(atHour: $0) }
        #expect(told[8..<18].allSatisfy { $0 == "day" })
        #expect((told[22...] + told[..<6]).allSatisfy { $0 == "night" })
        #expect((told[6..<8] + told[18..<22]).allSatisfy { $0 == "else" })
    }

    @Test("a card without numbers tells none")
    func none() {
        #expect(UnitCard(liaison: "U001").number(atHour: 9) == nil)
        #expect(UnitCard(duty: [.init(from: 8, to: 9, number: "x")]).number(atHour: 9) == nil)
    }
}
