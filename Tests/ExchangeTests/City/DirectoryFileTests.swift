import Exchange
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct DirectoryFileTests {
    private static let head = "诉求类别,县区,街道,承办单位,依据,备注,起,止\n"

    private func directory(_ lines: String) throws -> DispatchDirectory {
        try DirectoryFile.directory(.text(Self.head + lines, name: "directory"))
    }

    @Test("a line tells category, area, units with the lead first, basis, remark and days")
    func whole() throws {
        let text = "城市管理/占道经营,相山区,东街道,相山区; 市城管局,有关规定,属地办理,2022-01-01,2022-12-31\n"
        let entry = try #require(try directory(text).entries.first)
        #expect(entry.category.names == ["城市管理", "占道经营"] && entry.units == ["相山区", "市城管局"])
        #expect(entry.area == AreaPath(county: "相山区", street: "东街道"))
        #expect(entry.basis == "有关规定" && entry.remark == "属地办理")
        #expect(entry.from == CivilDay("2022-01-01") && entry.to == CivilDay("2022-12-31"))
    }

    @Test("only category and units need be there")
    func least() throws {
        let directory = try DirectoryFile.directory(.text("诉求类别,承办单位\n城市管理,市城管局\n", name: "directory"))
        #expect(directory.entries == [.init(CategoryPath(["城市管理"]) ?? .other, units: ["市城管局"])])
    }

    @Test(
        "what no order could be matched with is refused at its line and column",
        arguments: [
            (",,,市城管局,,,,", "诉求类别"), ("城市管理/,,,市城管局,,,,", "诉求类别"), ("a/b/c/d,,,市城管局,,,,", "诉求类别"),
            ("城市管理,,东街道,市城管局,,,,", "县区"), ("城市管理,,,,,,,", "承办单位"), ("城市管理,,,甲;甲,,,,", "承办单位"),
            ("城市管理,,,甲,,,2022-13-01,", "起"), ("城市管理,,,甲,,,2022-02-02,2022-02-01", "止"),
        ]
    )
    func wrong(_ line: String, _ column: String) async {
        let error = await thrown(CityFileError.self) { _ = try directory(line + "\n") }
        #expect(error?.message.contains("第2行，“\(column)”列") == true, "\(error?.message ?? "")")
    }

    @Test("a category and area has one line at a time")
    func twice() async throws {
        let error = await thrown(CityFileError.self) { _ = try directory("城市管理,,,甲,,,,\n城市管理,,,乙,,,,\n") }
        #expect(error?.message.contains("第3行") == true && error?.message.contains("与第2行的类别和地区相同") == true)
        let apart = "城市管理,,,甲,,,,2022-01-31\n城市管理,,,乙,,,2022-02-01,\n"
        #expect(try directory(apart).entries.count == 2)
    }

    @Test("a misspelt column is told: its condition would be lost in silence")
    func columns() async {
        let text = "诉求类别,县区域,承办单位\n城市管理,相山区,市城管局\n"
        let error = await thrown(CityFileError.self) {
            _ = try DirectoryFile.directory(.text(text, name: "directory"))
        }
        #expect(error?.message.contains("没有“县区域”这一列") == true)
    }
}
