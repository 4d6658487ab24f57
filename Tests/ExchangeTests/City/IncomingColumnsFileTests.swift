import Exchange
import Foundation
import TestSupport
import Testing
import WorkOrders

@Suite struct IncomingColumnsFileTests {
    private static let head = "来件平台,栏目,表头\n"

    private func headers(_ lines: String) throws -> IncomingHeaders {
        try IncomingColumnsFile.headers(.text(Self.head + lines, name: "columns"))
    }

    @Test("a line tells platform, field and its headers; without a platform it holds for all")
    func whole() throws {
        let read = try headers("人民网,外部编号,留言 序号; 流水号\n,外部时限,要求回复日\n")
        #expect(
            read.entries == [
                .init(.externalNumber, ["留言序号", "流水号"], of: "人民网"), .init(.externalDeadline, ["要求回复日"]),
            ]
        )
    }

    @Test(
        "what could mean nothing or two things is refused at its line and column",
        arguments: [
            (",没有的栏目,甲", "栏目"), (",,甲", "栏目"), (",标题,", "表头"), (",标题,;", "表头"), (",标题,甲;甲", "表头"),
            (",标题,甲\n,诉求内容,乙;甲", "表头"),
        ]
    )
    func wrong(_ lines: String, _ column: String) async {
        let error = await thrown(CityFileError.self) { _ = try headers(lines + "\n") }
        #expect(error?.message.contains("“\(column)”列") == true, "\(error?.message ?? "")")
    }

    @Test("one header may mean different fields for different platforms")
    func platforms() throws {
        #expect(try headers("甲平台,标题,主题词\n乙平台,诉求类别,主题词\n,被反映对象,主题词\n").entries.count == 3)
    }

    @Test("the sample city's words for its platforms are read, none of them a common one")
    func sampleCity() throws {
        let path = URL(filePath: #filePath).appending(path: "../../../../cities/huaibei/incoming-columns.csv")
        let read = try IncomingColumnsFile.headers(.file(path.standardizedFileURL.path))
        #expect(read.field(of: "省级工单号", in: "省12345平台") == .externalNumber)
        for header in read.entries.flatMap(\.headers) {
            #expect(IncomingHeaders().field(of: header, in: "") == nil, "\(header)")
        }
    }
}
