import Casework
import Documents
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct OrderFormTests {
    private let now = SampleActions.at
    private let least = #""channel": "电话", "kind": "投诉", "category": ["城市管理", "路灯"], "content": "路灯不亮""#

    private func draft(_ text: String) throws -> WorkOrder {
        try OrderForm.draft(try JSONValue(parsing: text), now: now)
    }

    @Test("an order needs a channel, a kind, a category and a text; it came in now")
    func leastOrder() throws {
        var expected = WorkOrder.sample("")
        expected.receivedAt = now
        #expect(try draft("{\(least)}") == expected)
    }

    @Test("everything a call-taker knows can be said")
    func wholeOrder() throws {
        let order = try draft(
            """
            {\(least), "number": "T1", "receivedAt": "2022-03-01 03:00:07", "title": "路灯", "subject": "市城管局",
             "place": {"area": {"county": "相山区", "street": "渠沟镇"}, "address": "淮海路"}, "callerKind": "企业",
             "citizen": {"name": "王女士", "callingNumber": "19900001234"}, "isConfidential": true, "isPublic": false,
             "urgency": "紧急", "tags": ["涉企", "老年"], "origin": "T0", "notes": {"备注": "雨天"},
             "external": {"platform": "省长热线平台", "number": "S1", "deadline": "2022-03-09 23:59:59"}}
            """
        )
        #expect(order.number == "T1")
        #expect(order.receivedAt.description == "2022-03-01 03:00:07")
        #expect(order.place == Place(area: AreaPath(county: "相山区", street: "渠沟镇"), address: "淮海路"))
        #expect(order.citizen == Citizen(name: "王女士", callingNumber: "19900001234"))
        #expect(order.callerKind == .company && order.urgency == .urgent)
        #expect(order.tags == ["涉企", "老年"] && order.notes == ["备注": "雨天"] && order.origin == "T0")
        #expect(order.external?.deadline?.description == "2022-03-09 23:59:59")
    }

    @Test("what only the rule may set is refused", arguments: ["round", "status", "leader", "revision", "ending"])
    func refused(_ field: String) async throws {
        let error = await thrown(FormError.self) { _ = try draft("{\(least), \"\(field)\": 1}") }
        #expect(error == .unknownField(field))
    }

    @Test("a missing field and a category of four levels are told")
    func missing() async throws {
        let without = await thrown(FormError.self) { _ = try draft(#"{"channel": "电话"}"#) }
        #expect(without == .missing(field: "kind"))
        let deep = least.replacing(#""路灯""#, with: #""a", "b", "c""#)
        let error = await thrown(FormError.self) { _ = try draft("{\(deep)}") }
        #expect(error == .wrongValue(field: "category", expected: "正确的内容"))
    }

    @Test("a file shows its stages and no empty lists; its history names each change")
    func shown() async throws {
        try await Backend.sqlite.withSchema { database in
            try await database.insert([HandlingUnit(name: "市城管局", group: "市直单位")])
            let rules = try await database.read { try $0.rules(.standard) }
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let desk = WorkOrderDesk(database: database, seal: seal, rules: rules)
            let officer = Officer(id: "1", role: "话务员")
            _ = try await desk.register(try draft("{\(least), \"number\": \"T1\"}"), by: officer, at: now)
            let action = try ActionForm.action(try JSONValue(parsing: #"{"action": "派单", "units": ["市城管局"]}"#))
            let file = try await desk.carryOut(action, on: "T1", by: officer, at: now)
            let text = try OrderForm.value(file, at: now, calendar: .standard).text
            #expect(text.hasPrefix("{\n \"status\": \"办理中\",\n \"stages\": {\n  \"T1-1\": \"待签收\"\n }"))
            #expect(text.contains("\"deadline\": \"2022-03-15 23:59:59\""))
            #expect(!text.contains("[]") && !text.contains("\"replies\"") && !text.contains("provisional"))
            let unannounced = try OrderForm.value(file, at: now, calendar: WorkCalendar(notices: [])).text
            #expect(unannounced.contains("\"provisional\": [\n  \"T1-1\"\n ]"))
            let history = try OrderForm.value(try await desk.events("T1")).text
            #expect(history.contains("\"action\": \"受理登记\"") && history.contains("\"action\": \"派单\""))
            #expect(!history.contains("\"_0\""))
            let missing = await thrown(DeskError.self) { _ = try await desk.events("T2") }
            #expect(missing?.sentence == "没有工单“T2”，请核对编号。")
        }
    }
}
