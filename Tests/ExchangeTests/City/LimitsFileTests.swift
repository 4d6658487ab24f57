import Exchange
import Foundation
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A city's limits are data: a file of rules, the first that fits counts.
@Suite struct LimitsFileTests {
    private static let header = "诉求类型,来源渠道,紧急程度,标签,承办单位,时限\n"

    @Test("each line is a rule, the last is for all others")
    func rules() throws {
        let limits = try limits(
            Self.header + ",,特急,,,2小时\n咨询,电话,,,,1个工作日\n,,,涉企,,3个工作日\n,,,,市公安局,20分钟\n,,,,,10个工作日\n"
        )
        #expect(
            limits.rules == [
                HandlingLimits.Rule(urgency: .emergency, limit: .minutes(120)),
                HandlingLimits.Rule(kind: .inquiry, channel: "电话", limit: .workingDays(1)),
                HandlingLimits.Rule(tag: "涉企", limit: .workingDays(3)),
                HandlingLimits.Rule(unit: "市公安局", limit: .minutes(20)),
            ]
        )
        #expect(limits.otherwise == .workingDays(10))
    }

    @Test("columns may stand in any order, and conditions may be left out")
    func fewColumns() throws {
        let limits = try limits("时限,标签\n1个工作日,群体\n5个工作日,\n")
        #expect(limits.limit(kind: .complaint, tags: ["群体", "涉企"]) == .workingDays(1))
        #expect(limits.limit(kind: .complaint, tags: ["涉企"]) == .workingDays(5))
    }

    @Test("the sample city's file is read")
    func sampleCity() throws {
        let path = URL(filePath: #filePath).appending(path: "../../../../cities/huaibei/limits.csv").standardizedFileURL
        let limits = try LimitsFile.limits(.file(path.path))
        #expect(limits.limit(kind: .complaint, urgency: .emergency) == .minutes(120))
        #expect(limits.limit(kind: .complaint, urgency: .urgent) == .minutes(1_440))
        #expect(limits.limit(kind: .inquiry) == .workingDays(3))
        #expect(limits.limit(kind: .complaint) == .workingDays(10))
    }

    @Test(
        "what is wrong is told by line with what to write",
        arguments: [
            ("闲聊,,,,,3个工作日\n,,,,,5个工作日\n", ["limits.csv 第2行，“诉求类型”列：“闲聊”，应为以下之一：\(RequestKind.titles)。"]),
            (
                ",,很急,,,3个工作日\n,,,,,5天\n",
                [
                    "limits.csv 第2行，“紧急程度”列：“很急”，应为以下之一：一般、紧急、特急。",
                    "limits.csv 第3行，“时限”列：“5天”，应为时限，形如 10个工作日、2小时或20分钟。",
                ]
            ),
            ("咨询,,,,,\n,,,,,5个工作日\n", ["limits.csv 第2行，“时限”列：“”，必填，不能为空。"]),
            ("咨询,,,,,0个工作日\n,,,,,5个工作日\n", ["limits.csv 第2行，“时限”列：“0个工作日”，应为时限，形如 10个工作日、2小时或20分钟。"]),
            ("咨询,,,,,3个工作日\n", ["limits.csv 最后一行应只写时限，作为其余诉求的时限。"]),
            (",,,,,5个工作日\n咨询,,,,,3个工作日\n", ["limits.csv 第3行用不到：第2行已包括它，应调整次序或删去一行。"]),
            (
                "咨询,,,,,3个工作日\n咨询,电话,,,,2个工作日\n,,,,,5个工作日\n",
                [
                    "limits.csv 第3行用不到：第2行已包括它，应调整次序或删去一行。"
                ]
            ),
            ("", ["limits.csv 没有时限，至少应有一行只写时限。"]),
        ]
    )
    func faults(rows: String, expected: [String]) async throws {
        let error = await thrown(CityFileError.self) { _ = try limits(Self.header + rows) }
        #expect(error?.message == expected.joined(separator: "\n"))
    }

    @Test("a condition under a misspelt name is not lost in silence")
    func misspelt() async throws {
        let error = await thrown(CityFileError.self) { _ = try limits("标 签,时限\n涉企,3个工作日\n") }
        #expect(error?.message.contains("没有“标 签”这一列，应为诉求类型、来源渠道、紧急程度、标签、承办单位、时限") == true)
    }

    @Test("a line with too few fields is told with the others")
    func shortLine() async throws {
        let error = await thrown(CityFileError.self) { _ = try limits(Self.header + "咨询\n闲聊,,,,,3个工作日\n,,,,,5个工作日\n") }
        guard case .badLines(_, let lines) = error else {
            Issue.record("not told: \(String(describing: error))")
            return
        }
        #expect(lines.count == 2)
    }

    @Test("a file that isn't there, or has no limits column, is refused as a whole", arguments: ["无此文件.csv", ""])
    func unreadable(path: String) async {
        let error = await thrown(CityFileError.self) {
            if path.isEmpty { _ = try limits("诉求类型\n咨询\n") } else { _ = try LimitsFile.limits(.file("/tmp/\(path)")) }
        }
        #expect(error != nil || path.isEmpty)
    }

    private func limits(_ text: String) throws -> HandlingLimits {
        try LimitsFile.limits(CSVReader(bytes: Array(text.utf8), fileName: "limits.csv"))
    }
}
