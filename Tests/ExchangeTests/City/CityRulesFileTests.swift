import Exchange
import Foundation
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A city changes its rules by its files, without new code.
@Suite struct CityRulesFileTests {
    @Test("roles, reasons, words, duty and leaders are read from files")
    func files() throws {
        let roles = try RolesFile.permissions(.file(file("角色,动作,可代办\n坐席,受理登记,\n坐席,直接答复,\n调度,派单,是\n")))
        #expect(roles.allows("坐席", .answerDirectly) && !roles.allows("坐席", .dispatch))
        #expect(roles.allows("调度", .dispatch) && roles.substitutes == ["调度"])
        #expect(!roles.allows("话务员", .register), "the file takes the place of all roles")
        let reasons = try ReasonsFile.reasons(.file(file("类别,代码,名称\n退单,A,不属职责\n")))
        #expect(reasons.sendBack == ["A": "不属职责"])
        #expect(reasons.invalid == Reasons.standard.invalid)
        let words = try AlertWordsFile.words(.file(file("类别,词,紧急程度,是否保密\n扬言极端,砸店,紧急,是\n扬言极端,堵门,,\n")))
        #expect(words.words == [.threat: ["砸店", "堵门"]])
        #expect(words.urgency == [.threat: .urgent] && words.narrowing == [.threat])
        let duty = try DutyFile.roster(.file(file("起,止,类别,人员\n20,8,扬言极端,甲;乙\n0,24,,丙\n")))
        let night = try #require(Instant("2024-03-01 03:00"))
        #expect(duty.chain(.threat, at: night) == ["甲", "乙"])
        #expect(duty.chain(.danger, at: night) == ["丙"])
        #expect(try LeadersFile.leaders(.file(file("承办单位,负责人工号\n市城管局,B02\n"))) == ["市城管局": "B02"])
    }

    @Test(
        "every wrong line is told with what is expected",
        arguments: [
            ("角色,动作\n坐席,飞行\n坐席,派单\n坐席,派单\n系统,派单\n", ["第2行", "第4行", "第5行"]),
            ("角色,动作,颜色\n坐席,派单,红\n", ["颜色"]),
        ]
    )
    func wrong(_ text: String, _ parts: [String]) async throws {
        let path = try file(text)
        let error = try #require(await thrown(CityFileError.self) { _ = try RolesFile.permissions(.file(path)) })
        for part in parts { #expect(error.message.contains(part), "\(error.message)") }
    }

    @Test("a word of one character, an unknown list and a code used twice are refused")
    func refused() async throws {
        let (words, list, code) = (
            try file("类别,词\n舆情,火\n"), try file("类别,代码,名称\n别的,1,甲\n"), try file("类别,代码,名称\n退单,1,甲\n退单,1,乙\n")
        )
        #expect(await thrown(CityFileError.self) { _ = try AlertWordsFile.words(.file(words)) } != nil)
        #expect(await thrown(CityFileError.self) { _ = try ReasonsFile.reasons(.file(list)) } != nil)
        #expect(await thrown(CityFileError.self) { _ = try ReasonsFile.reasons(.file(code)) } != nil)
    }

    @Test("a changed term changes the rule: with five days to send back the fourth day is in time")
    func termChangesRule() throws {
        let units = try UnitTree([HandlingUnit(name: "市城管局", group: "市直单位")])
        var rules = Rules(units: units)
        let late = try #require(Instant("2024-03-07 10:00"))
        #expect(try refusal(sendingBackAt: late, under: rules) != nil)
        rules.terms = try Terms(values: ["退单时限": "5个工作日"])
        #expect(try refusal(sendingBackAt: late, under: rules) == nil)
    }

    @Test("an unknown term and a value out of its range are refused with what is known")
    func badTerms() async throws {
        let unknown = try #require(await thrown(TermsError.self) { _ = try Terms(values: ["退单": "2个工作日"]) })
        #expect(unknown.sentence.contains("退单时限"))
        for (key, value) in [("退单时限", "两天"), ("派单轮次", "0"), ("派单轮次", "三"), ("单位内审签发", "也许")] {
            let error = try #require(await thrown(TermsError.self) { _ = try Terms(values: [key: value]) })
            #expect(error.sentence.contains(value))
        }
        for key in Terms.keys { #expect(!key.isEmpty) }
    }

    @Test("the sample city's files are read")
    func sampleCity() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../../cities/huaibei").standardizedFileURL.path
        #expect(try AlertWordsFile.words(.file("\(folder)/alert-words.csv")).words.count == AlertKind.allCases.count)
        #expect(try DutyFile.roster(.file("\(folder)/duty.csv")).entries.count == 2)
    }

    /// Dispatched on Friday 2024-03-01, sent back at an instant.
    private func refusal(sendingBackAt at: Instant, under rules: Rules) throws -> Refusal? {
        let start = try #require(Instant("2024-03-01 09:00"))
        let order = WorkOrder(
            number: "A1",
            channel: "电话",
            receivedAt: start,
            kind: .assistance,
            category: try #require(CategoryPath(["城乡建设"])),
            content: "路灯不亮。",
            ending: .dispatched
        )
        let callTaker = Officer(id: "H01", role: "话务员")
        var file = try CaseFile.register(order, by: callTaker, at: start, under: rules).file
        _ = try file.carryOut(.dispatch([Assignment("市城管局")], Handover()), by: callTaker, at: start, under: rules)
        let number = try #require(file.dispatches.first).number
        let unit = Officer(id: "B01", role: "经办人", unit: "市城管局")
        do throws(Refusal) {
            _ = try file.carryOut(
                .requestSendBack(dispatch: number, reasonCode: "01", basis: "三定方案"),
                by: unit,
                at: at,
                under: rules
            )
            return nil
        } catch {
            return error
        }
    }

    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
