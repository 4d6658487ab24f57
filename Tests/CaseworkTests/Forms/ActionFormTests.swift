import Casework
import Documents
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct ActionFormTests {
    @Test("every action's JSON is read back as the same action", arguments: SampleActions.all)
    func roundTrip(_ action: Action) throws {
        let value = try ActionForm.value(action)
        #expect(try ActionForm.action(try JSONValue(parsing: value.text)) == action, "\(value.text)")
        #expect(!value.text.contains("\"_"), "\(value.text)")
    }

    @Test("the samples leave no action out")
    func complete() {
        let sampled = Set(SampleActions.all.map(\.name))
        #expect(ActionName.allCases.filter { !sampled.contains($0) } == [.register, .adopt])
    }

    @Test("an action is named in Chinese or in English")
    func names() throws {
        #expect(try action(#"{"action": "签收", "dispatch": "A-1"}"#) == .acknowledge(dispatch: "A-1"))
        #expect(try action(#"{"action": "acknowledge", "dispatch": "A-1"}"#) == .acknowledge(dispatch: "A-1"))
        #expect(try action(#"{"action": "催办", "channel": "电话"}"#) == .contact(.reminder, channel: "电话", content: nil))
    }

    @Test("units may be written as names, the first leading")
    func units() throws {
        let units = [Assignment("甲"), Assignment("乙", role: .assisting)]
        #expect(try action(#"{"action": "派单", "units": ["甲", "乙"]}"#) == .dispatch(units, Handover()))
        let added = try action(#"{"action": "加派", "unit": "丙", "note": "协助"}"#)
        #expect(added == .addUnit(Assignment("丙", role: .assisting), Handover(note: "协助")))
    }

    @Test("times, days and limits are written as people write them")
    func times() throws {
        let text = #"{"action": "督办", "level": "督办", "addressee": "甲", "limit": "5个工作日", "ground": "反复"}"#
        #expect(try action(text) == .supervise(.supervision, addressee: "甲", limit: .workingDays(5), ground: "反复"))
        let value = try ActionForm.value(.closeSupervision(.onSite, issuedAt: SampleActions.at))
        #expect(
            value.text == "{\n \"action\": \"督办办结\",\n \"level\": \"现场督办\",\n \"issuedAt\": \"2022-03-01 09:30\"\n}\n"
        )
    }

    @Test(
        "what is wrong is said with its place",
        arguments: [
            (#"{"action": "签收"#, FormError.notJSON), (#"{"dispatch": "A-1"}"#, .missing(field: "action")),
            (#"{"action": "签受", "dispatch": "A-1"}"#, .unknownAction("签受")),
            (#"{"action": "受理登记"}"#, .unknownAction("受理登记")),
            (#"{"action": "签收"}"#, .missing(field: "dispatch")),
            (#"{"action": "签收", "dispatch": "A-1", "unit": "甲"}"#, .unknownField("unit")),
            (#"{"action": "签收", "dispatch": 1}"#, .wrongValue(field: "dispatch", expected: "文字")),
            (
                #"{"action": "退单裁定", "dispatch": "A-1", "ruling": "好", "opinion": "x"}"#,
                .wrongValue(field: "ruling", expected: "下列之一：同意、驳回、会商")
            ),
            (
                #"{"action": "派单", "units": [{"unit": "甲", "deadline": "明天"}]}"#,
                .wrongValue(field: "[1].deadline", expected: "时间，如 2022-02-28 14:05")
            ),
            (
                #"{"action": "签发", "dispatch": "A-1", "isSigned": "是"}"#,
                .wrongValue(field: "isSigned", expected: "true 或 false")
            ),
            (#"["签收"]"#, .wrongValue(field: "动作", expected: #"{"action": …}"#)),
        ]
    )
    func refusals(_ text: String, _ expected: FormError) async throws {
        #expect(await thrown(FormError.self) { _ = try action(text) } == expected)
        #expect(expected.sentence.hasSuffix("。"))
    }

    private func action(_ text: String) throws -> Action { try ActionForm.action(try JSONValue(parsing: text)) }
}
