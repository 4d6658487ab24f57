import Exchange
import Foundation
import TestSupport
import Testing
import WorkingDays

@Suite struct OfficersFileTests {
    @Test("a line is an office; what is left out is left to the import")
    func rows() throws {
        let text =
            "工号,姓名,角色,单位,起,止\nT001,测试甲,话务员,,,\nT001,测试甲,班长,,2022-03-01,\nU001,测试乙,经办人,示例局,2022-03-01,2022-03-31\n"
        let rows = try OfficersFile.rows(.file(file(text)))
        let (first, last) = (CivilDay(year: 2022, month: 3, day: 1), CivilDay(year: 2022, month: 3, day: 31))
        #expect(
            rows == [
                OfficerRow(line: 2, id: "T001", name: "测试甲", role: "话务员"),
                OfficerRow(line: 3, id: "T001", name: "测试甲", role: "班长", from: first),
                OfficerRow(line: 4, id: "U001", name: "测试乙", role: "经办人", unit: "示例局", from: first, to: last),
            ]
        )
    }

    @Test(
        "every wrong line is told with what is expected",
        arguments: [
            ("工号,姓名,角色\n,甲,话务员\n", "第2行"), ("工号,姓名,角色,起\nT1,甲,话务员,明天\n", "应为日期"),
            ("工号,姓名,角色\nT1,甲,话务员\nT1,乙,班长\n", "第3行"), ("工号,姓名,角色,职务\nT1,甲,话务员,x\n", "没有“职务”这一列"),
            ("工号,姓名\nT1,甲\n", "角色"),
        ]
    )
    func wrong(_ text: String, _ expected: String) async throws {
        let path = try file(text)
        let error = await thrown(CityFileError.self) { _ = try OfficersFile.rows(.file(path)) }
        #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    }

    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
