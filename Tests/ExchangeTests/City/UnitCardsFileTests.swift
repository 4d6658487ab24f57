import Exchange
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct UnitCardsFileTests {
    private func told(_ card: UnitCard?, at hour: Int) -> String? {
        let monday = CivilDay(year: 2022, month: 2, day: 14)
        return card?.number(at: Instant(day: monday, secondOfDay: hour * 3_600), .standard)
    }

    private func cards(_ text: String) throws -> [String: UnitCard] {
        try UnitCardsFile.cards(.text(text, name: "cards"))
    }

    @Test("a number by hour is told in its hours, also over midnight")
    func hours() throws {
        let card = try #require(
            try cards("承办单位,联络员,值班电话\n甲局,U001,8-18 0561-9000001;18-8 0561-9000002\n")["甲局"]
        )
        #expect(card.liaison == "U001" && told(card, at: 8) == "0561-9000001")
        #expect(told(card, at: 18) == "0561-9000002" && told(card, at: 3) == "0561-9000002")
    }

    @Test("one number is told at any hour, and a unit may have none")
    func single() throws {
        let found = try cards("承办单位,值班电话\n甲局,9000001\n乙局,\n")
        #expect(told(found["甲局"], at: 0) == "9000001" && told(found["乙局"], at: 0) == nil)
    }

    @Test(
        "what is no number or no hour is refused",
        arguments: [
            "25-8 9000001", "8 9000001", "a-b 9000001", "8-18 9 0", "无", "周一 9000001", "工作日 8-18 x-y 9", "8--18 9",
            "8-18 工作日 9000001",
        ]
    )
    func wrong(_ duty: String) async {
        let error = await thrown(CityFileError.self) { _ = try cards("承办单位,值班电话\n甲局,\(duty)\n") }
        #expect(error?.message.contains("第2行，“值班电话”列") == true)
    }

    @Test(
        "a number may have days before its hours, each on a line or behind a semicolon, and is written as it was read"
    )
    func days() throws {
        let card = try cards("承办单位,值班电话,地址,备注\n甲局,\"工作日 8-18 9000001；休息日 9000002\n9000003\",淮海路1号,只接电话\n")["甲局"]
        #expect(card?.duty.map(\.text) == ["工作日 8-18 9000001", "休息日 9000002", "9000003"])
        #expect(card?.address == "淮海路1号" && card?.remarks == "只接电话")
    }

    @Test("a unit has one card")
    func twice() async {
        let error = await thrown(CityFileError.self) { _ = try cards("承办单位\n甲局\n甲局\n") }
        #expect(error?.message.contains("已有名片") == true)
    }
}
