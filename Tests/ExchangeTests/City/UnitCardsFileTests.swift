import Exchange
import TestSupport
import Testing
import WorkOrders

@Suite struct UnitCardsFileTests {
    private func cards(_ text: String) throws -> [String: UnitCard] {
        try UnitCardsFile.cards(.text(text, name: "cards"))
    }

    @Test("a number by hour is told in its hours, also over midnight")
    func hours() throws {
        let card = try #require(
            try cards("承办单位,联络员,值班电话\n甲局,U001,8-18 0561-9000001;18-8 0561-9000002\n")["甲局"]
        )
        #expect(card.liaison == "U001" && card.number(atHour: 8) == "0561-9000001")
        #expect(card.number(atHour: 18) == "0561-9000002" && card.number(atHour: 3) == "0561-9000002")
    }

    @Test("one number is told at any hour, and a unit may have none")
    func single() throws {
        let found = try cards("承办单位,值班电话\n甲局,9000001\n乙局,\n")
        #expect(found["甲局"]?.number(atHour: 0) == "9000001" && found["乙局"]?.number(atHour: 0) == nil)
    }

    @Test(
        "what is no number or no hour is refused",
        arguments: ["25-8 9000001", "8 9000001", "a-b 9000001", "8-18 9 0", "无"]
    )
    func wrong(_ duty: String) async {
        let error = await thrown(CityFileError.self) { _ = try cards("承办单位,值班电话\n甲局,\(duty)\n") }
        #expect(error?.message.contains("第2行，“值班电话”列") == true)
    }

    @Test("a unit has one card")
    func twice() async {
        let error = await thrown(CityFileError.self) { _ = try cards("承办单位\n甲局\n甲局\n") }
        #expect(error?.message.contains("已有名片") == true)
    }
}
