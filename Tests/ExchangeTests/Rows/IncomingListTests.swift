import Exchange
import TestSupport
import Testing
import WorkOrders

/// A list of 来件 from another platform, line by line.
@Suite struct IncomingListTests {
    private func list(_ text: String, _ headers: IncomingHeaders = IncomingHeaders()) throws -> IncomingList {
        try IncomingList(text, headers: headers, platform: "人民网")
    }

    @Test("cells go to the fields of their headers, blank ones and unknown columns nowhere")
    func fields() throws {
        let read = try list("序号,留言编号,标题,内容,电话,办理单位\n1, RMW1 ,路灯,\"不亮，\n两天了\",,甲局\n")
        let row = try #require(read.rows.first)
        #expect(row.values == [.externalNumber: "RMW1", .title: "路灯", .content: "不亮，\n两天了"])
        #expect(row.line == 2 && row.problem == nil && row.cells.count == 6)
        #expect(read.used == [.externalNumber: "留言编号", .title: "标题", .content: "内容", .contactNumber: "电话"])
        #expect(read.unused == ["序号", "办理单位"])
    }

    @Test("of two columns with one meaning the first counts, and the other is told")
    func twice() throws {
        let read = try list("留言编号,编号,内容\nA,B,甲\n")
        #expect(read.rows.first?.values[.externalNumber] == "A" && read.unused == ["编号"])
    }

    @Test("the city's words for a platform's columns count")
    func cityWords() throws {
        let headers = IncomingHeaders([.init(.content, ["网友说"], of: "人民网")])
        #expect(try list("网友说\n路灯不亮\n", headers).rows.first?.values == [.content: "路灯不亮"])
    }

    @Test("blank lines are passed over, and numbers stay those of the file")
    func blank() throws {
        let read = try list("内容,标题\n甲,\n\n,\n乙,\n")
        #expect(read.rows.map(\.line) == [2, 5])
    }

    @Test("a line of another width keeps the others, with what is wrong and what stood there")
    func width() throws {
        let read = try list("编号,内容\n1,甲\n2,乙,多,余\n3,丙\n")
        #expect(read.rows.map(\.line) == [2, 3, 4])
        #expect(read.rows[1].problem != nil && read.rows[1].values.isEmpty)
        #expect(read.rows[2].values == [.externalNumber: "3", .content: "丙"])
    }

    @Test(
        "what is no list, lacks the appeal or has no lines is refused with what to do",
        arguments: [("编号,标题\n1,甲\n", "诉求内容"), ("内容\n", "只有表头"), ("内容,内容\n甲,乙\n", "内容"), ("", "")]
    )
    func refused(_ text: String, _ told: String) async {
        let error = await thrown(CityFileError.self) { _ = try list(text) }
        #expect(error?.message.contains(told) == true)
    }

    @Test("as many lines as a person can look at, and no more")
    func most() async throws {
        let lines = (1...IncomingList.mostRows).map { "\($0),甲\n" }.joined()
        #expect(try list("编号,内容\n" + lines).rows.count == IncomingList.mostRows)
        let error = await thrown(CityFileError.self) { _ = try list("编号,内容\n" + lines + "x,甲\n") }
        #expect(error?.message.contains("分成几个文件") == true)
    }

    @Test("the lines that were refused come back as a list with the reason behind each, to be read again")
    func faults() throws {
        let read = try list("编号,内容\n1,\"有,逗号\"\n2,乙\n")
        let csv = read.csv(of: [(read.rows[0], "没有类别；请补上")])
        #expect(csv == "编号,内容,原因\n1,\"有,逗号\",没有类别；请补上\n")
        let again = try list(csv)
        #expect(again.rows.map(\.values) == [read.rows[0].values] && again.unused == ["原因"])
    }
}
