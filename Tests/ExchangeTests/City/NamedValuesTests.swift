import Exchange
import TestSupport
import Testing

@Suite struct NamedValuesTests {
    @Test("names and values are read as texts, whatever YAML takes them for")
    func values() throws {
        let text = "# 说明\n派单时限: 2小时\n延期次数: 1\n是否: yes\n空: \"\"\n日期: 2022-03-01\n"
        let values = try NamedValues.read(text, name: "x")
        #expect(values == ["派单时限": "2小时", "延期次数": "1", "是否": "yes", "空": "", "日期": "2022-03-01"])
        #expect(try NamedValues.read("", name: "x").isEmpty && NamedValues.read("# 只有说明\n", name: "x").isEmpty)
    }

    @Test(
        "what is no name and value a line is refused, under its file's name",
        arguments: ["- 甲\n", "甲: [1]\n", "甲: {乙: 1}\n", "甲", "甲: 1\n甲: 2\n", "甲: 'x\n", "? [1]\n: 2\n"]
    )
    func refused(_ text: String) async {
        let error = await thrown(CityFileError.self) { _ = try NamedValues.read(text, name: "某文件.yml") }
        #expect(error?.message.hasPrefix("某文件.yml：") == true, "\(error?.message ?? "")")
    }

    @Test("the same parser reads a file and a text, and says which it was")
    func sources() async {
        #expect(CitySource.file("/x/duty.csv").name == "/x/duty.csv" && CitySource.text("", name: "值班表").name == "值班表")
        let file = await thrown(CityFileError.self) { _ = try DutyFile.roster(.file("/none/duty.csv")) }
        #expect(file?.message.contains("/none/duty.csv") == true)
        let text = await thrown(CityFileError.self) { _ = try DutyFile.roster(.text("", name: "值班表")) }
        #expect(text?.message.hasPrefix("值班表：") == true)
    }
}
