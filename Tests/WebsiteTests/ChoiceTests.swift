import Casework
import Documents
import Storage
import Synchronization
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// What a field offers, and what a typed text means.
@Suite struct ChoiceTests {
    private let choices: [Choice] = {
        var bureau = Choice(["市城市管理局"])
        bureau.aliases = ["市城管局"]
        return [
            bureau, Choice(["甲区", "长江路街道"]), Choice(["甲区", "东湖社区"]), Choice(["乙区", "东湖社区"]), Choice(["甲区"]),
        ]
    }()

    @Test(arguments: [
        ("甲区/东湖社区", "甲区/东湖社区"), ("长江路街道", "甲区/长江路街道"), ("市城管局", "市城市管理局"), ("甲区", "甲区"),
        ("cjljd", "甲区/长江路街道"), ("ZHANGJIANG", "甲区/长江路街道"), ("scsgl", "市城市管理局"),
    ])
    func `a path, a name, a short name and letters mean the only one they fit`(typed: String, value: String) {
        #expect(choices.meant(by: typed)?.value == value)
    }

    @Test(arguments: ["东湖社区", "dhsq", "没有", "", "zz", "cjl1"])
    func `what fits several or none means nothing`(typed: String) {
        #expect(choices.meant(by: typed) == nil)
    }

    @Test func `each list is made once, and another one is another's`() {
        let kept = KeptChoices()
        let made = Mutex(0)
        for _ in 1...3 {
            let places = kept.of(.places) {
                made.withLock { $0 += 1 }
                return choices
            }
            #expect(places == choices)
        }
        #expect(made.withLock { $0 } == 1)
        #expect(kept.of(.units) { [Choice(["市水务局"])] }.map(\.value) == ["市水务局"])
    }

    @Test func `what forms mean is what is offered, without how often it was used`() async throws {
        let database = try await SampleSite.database()
        let lists = try await database.read { try CityLists($0, on: SampleSite.now.day) }
        for list in ChoiceList.allCases {
            #expect(!list.choices(lists).isEmpty && list.choices(lists).allSatisfy { $0.use == 0 })
            #expect(list.choices(lists).meant(by: "") == nil)
        }
        await database.close()
    }

    @Test func `a row has the readings of the name and of what it lies in, codes and use`() {
        var choice = Choice(["甲区", "长江路"])
        (choice.aliases, choice.use) = (["c1", "江路"], 7)
        let row = #"["甲区/长江路","长江路","chang|zhang jiang lu / jia ou|qu","甲区","c1 江路",7]"#
        #expect(choice.row.text.filter { $0 != "\n" }.replacing(", ", with: ",").replacing("[ ", with: "[") == row)
    }

    @Test func `every list is answered to whoever is signed in, may be kept a minute, and another is not found`()
        async throws
    {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-经办", client)
            for list in ChoiceList.allCases {
                let answer = try await visitor.get("/choices/\(list.rawValue)")
                #expect(answer.status == 200 && answer.header("Content-Type")?.hasPrefix("application/json") == true)
                #expect(answer.header("Cache-Control") == "private, max-age=60" && answer.body.hasPrefix("["))
            }
            let centre = try await OfficeSite.visitor("D-话务员", client).get("/choices/units")
            #expect(centre.body.contains(OfficeSite.bureau))
            #expect(try await visitor.get("/choices/categories").body.contains("lu deng"))
            #expect(try await visitor.get("/choices/officers").status == 404)
        }
    }

    @Test func `a form without script takes initials for category, place and unit`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let items = [
                ("kind", "求助"), ("category", "ld"), ("content", "路灯不亮"), ("place", "sxx"), ("end", "dispatch"),
                ("unit", OfficeSite.bureau),
            ]
            let answer = try await visitor.post("/desk", items)
            let number = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
            let order = try await site.desk.file(number).order
            #expect(order.category.names == ["城市管理", "路灯"] && order.place.area == AreaPath(county: SmallCity.county))
        }
    }
}
