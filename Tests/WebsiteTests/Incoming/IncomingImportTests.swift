import Casework
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 批量登记来件: a file of letters, looked at line by line, registered once.
@Suite struct IncomingImportTests {
    private static let path = "/incoming/import"
    private static let settings = [
        ("platform", "省平台"), ("channel", "网站"), ("kind", "求助"), ("category", ""), ("numbers", "move"),
    ]
    private static let head = "编号,标题,内容,姓名,电话,时限,类别,时间\n"
    private static let letters =
        head + "S1,路灯不亮,人民路路灯不亮,测试甲,19912345678,2022/2/21,城市管理/路灯,2022-02-13 9:05\n"
        + "S2,,井盖缺失,,,2022年2月22日 17:30,城市管理/路灯,\n"

    /// Sends a file and gives what the preview keeps.
    private static func preview(
        _ visitor: Visitor,
        _ text: String,
        _ changes: [(String, String)] = []
    ) async throws -> Page {
        let fields = settings.filter { item in !changes.contains { $0.0 == item.0 } } + changes
        return try await visitor.send(text, fields, to: path)
    }

    private static func kept(_ page: Page) throws -> [(String, String)] {
        let sealed = try #require(page.body.pieces(from: "name=\"list\" value=\"", to: "\"").first)
        return settings + [("list", sealed)]
    }

    private static func confirm(_ visitor: Visitor, _ preview: Page) async throws -> Page {
        try await visitor.post(path, try kept(preview) + [("confirm", "1")])
    }

    @Test func `a list is previewed with nothing stored, then registered line by line`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            #expect(try await visitor.get("/incoming").body.contains("href=\"\(Self.path)\""))
            #expect(try await visitor.get(Self.path).body.contains("type=\"file\""))
            let preview = try await Self.preview(visitor, Self.letters)
            #expect(preview.status == 200 && preview.body.contains("可登记 2 件") && preview.body.contains("外部编号←编号"))
            #expect(!preview.body.contains("19912345678"))
            #expect(try await site.orderCount() == 1)
            let done = try await Self.confirm(visitor, preview)
            #expect(done.status == 200 && done.body.contains("已登记 2 件，等待派单。"))
            let numbers = try await site.database.read { try $0.orders(ofExternalNumber: "S1", platform: "省平台") }
            let file = try await site.desk.file(try #require(numbers.first))
            #expect(file.order.title == "路灯不亮" && file.order.channel == "网站" && file.order.kind == .assistance)
            #expect(file.order.external?.deadline == CivilDay("2022-02-22")?.start)
            #expect(file.order.notes == ["来件时间": "2022-02-13 9:05"] && file.order.receivedAt == site.clock.now)
            #expect(file.order.status == .registered)
            let list = try await visitor.get("/incoming")
            #expect(list.total == "2" && list.body.contains("S2"))
            let earlier = try await visitor.post("/desk/caller", [("callingNumber", "19912345678")])
            #expect(earlier.body.contains(file.order.number))
        }
    }

    @Test func `the same file again registers nothing twice, and names the orders`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let first = try await Self.preview(visitor, Self.letters)
            _ = try await Self.confirm(visitor, first)
            // A preview that was opened before is confirmed again.
            let late = try await Self.confirm(visitor, first)
            #expect(late.body.contains("已登记 0 件") && late.body.contains("2 件以前登记过，没有重复登记"))
            let again = try await Self.preview(visitor, Self.letters + "S3,,第三件,,,,城市管理/路灯,\n")
            #expect(again.body.contains("可登记 1 件") && again.body.contains("已登记过 2 件"))
            let number = try await site.database.read { try $0.orders(ofExternalNumber: "S1", platform: "省平台")[0] }
            #expect(again.links.contains { $0.text == number })
            #expect(try await Self.confirm(visitor, again).body.contains("已登记 1 件"))
            #expect(try await site.orderCount() == 4)
        }
    }

    @Test(arguments: [
        ("S1,,路灯不亮,,,下周一,城市管理/路灯,", "“外部时限”应形如"), ("S1,,路灯不亮,,,,城市管理/路灯,昨天", "“来件时间”应形如"),
        (",,路灯不亮,,,,城市管理/路灯,", "没有外部编号"), ("S1,,,,,,城市管理/路灯,", "请填写诉求内容"),
        ("S1,,路灯不亮,,电话不详,,城市管理/路灯,", "这不是电话号码"), ("S1,,路灯不亮,,,,没有的类别,", "类别表中没有“没有的类别”"), ("S1,,路灯不亮,,,,,", "没有写诉求类别"),
        ("S1,,路灯不亮,,,", "应有 8 列"), ("S1,,路灯不亮,,,2022-02-30,城市管理/路灯,", "“外部时限”应形如"),
    ])
    func `a line that can't be registered is told with how to mend it, and keeps no other back`(
        _ line: String,
        _ told: String
    ) async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let preview = try await Self.preview(visitor, Self.head + line + "\nS9,,井盖缺失,,,,城市管理/路灯,\n")
            #expect(preview.body.contains("可登记 1 件") && preview.body.contains("1 行有误"))
            #expect(preview.body.contains(told), "\(preview.body.pieces(from: "class=\"error\">", to: "<"))")
            let faults = try await visitor.post(Self.path + "/faults", try Self.kept(preview))
            #expect(faults.header("Content-Type")?.contains("text/csv") == true)
            #expect(faults.body.contains("原因") && !faults.body.contains("S9"))
            let done = try await Self.confirm(visitor, preview)
            #expect(done.body.contains("已登记 1 件") && done.body.contains("1 行没有登记"))
            #expect(try await site.orderCount() == 2)
        }
    }

    @Test func `the lines that were refused can be mended in their file and uploaded again`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let preview = try await Self.preview(visitor, Self.head + "S1,,路灯不亮,,,下周一,城市管理/路灯,\n")
            let faults = try await visitor.post(Self.path + "/faults", try Self.kept(preview)).body
            let mended = faults.replacing("下周一", with: "2022-02-21")
            let again = try await Self.preview(visitor, mended)
            #expect(again.body.contains("可登记 1 件") && again.body.contains("没有用到的列：原因"))
            #expect(try await Self.confirm(visitor, again).body.contains("已登记 1 件"))
            #expect(try await site.orderCount() == 2)
        }
    }

    @Test func `numbers in a text go to the sealed field, or stay where they are said to belong`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let line = Self.head + "S1,,请回电19912345678，谢谢,,,,城市管理/路灯,\n"
            let moved = try await Self.preview(visitor, line)
            #expect(moved.body.contains("1个号码移入保密栏") && !moved.body.contains("19912345678"))
            let kept = try await Self.preview(visitor, line, [("numbers", "keep")])
            #expect(kept.body.contains("可登记 1 件") && !kept.body.contains("移入保密栏。"))
            _ = try await Self.confirm(visitor, moved)
            let number = try await site.database.read { try $0.orders(ofExternalNumber: "S1", platform: "省平台")[0] }
            #expect(try await site.desk.file(number).order.content == "请回电【联系电话】，谢谢")
            let earlier = try await visitor.post("/desk/caller", [("callingNumber", "19912345678")])
            #expect(earlier.body.contains(number))
            let two = Self.head + "S2,,甲19912345678乙19912345679,,,,城市管理/路灯,\n"
            #expect(try await Self.preview(visitor, two).body.contains("正文中还有号码 199****5679"))
        }
    }

    @Test func `a number that stands in two lines is registered for the first`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let twice = Self.head + "S1,,甲事,,,,城市管理/路灯,\nS1,,乙事,,,,城市管理/路灯,\n"
            let preview = try await Self.preview(visitor, twice)
            #expect(preview.body.contains("可登记 1 件") && preview.body.contains("与第2行相同"))
            _ = try await Self.confirm(visitor, preview)
            #expect(try await site.orderCount() == 2)
        }
    }

    @Test func `what the lines leave open is said once, and told where it changes a line`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let line = Self.head + "S1,,路灯不亮,,,,平台的类别,\n"
            #expect(try await Self.preview(visitor, line).body.contains("可登记 0 件"))
            let chosen = try await Self.preview(visitor, line, [("category", "城市管理/路灯")])
            #expect(chosen.body.contains("可登记 1 件") && chosen.body.contains("类别“平台的类别”不在类别表，用“城市管理/路灯”"))
            let open = try await Self.preview(visitor, line, [("category", "城市管理/路灯"), ("kind", "")])
            #expect(open.body.contains("请选择诉求类型"))
        }
    }

    @Test func `the city's words for a platform's columns are a setting`() async throws {
        try await OfficeSite.open { site, client in
            let words = "来件平台,栏目,表头\n省平台,诉求内容,群众反映\n省平台,外部编号,交办号\n"
            try await site.settings.save(.incomingColumns, words, over: 0, by: "D-系统管理员", at: site.clock.now)
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let text = "交办号,群众反映,类别\nJ1,路灯不亮,城市管理/路灯\n"
            #expect(try await Self.preview(visitor, text).body.contains("诉求内容←群众反映"))
            #expect(try await Self.preview(visitor, text, [("platform", "人民网")]).status == 422)
        }
    }

    @Test func `a file that is no list, and a list of somebody else, are refused`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            #expect(try await Self.preview(visitor, "").body.contains("请选择来件文件"))
            #expect(try await Self.preview(visitor, "编号,标题\n1,甲\n").body.contains("没有“诉求内容”这一列"))
            let preview = try await Self.preview(visitor, Self.letters)
            let other = try await OfficeSite.visitor("D-班长", client)
            if try await other.get("/incoming").status == 200 {
                #expect(try await Self.confirm(other, preview).body.contains("预览的内容已失效"))
            }
            let broken = try await visitor.post(Self.path, Self.settings + [("list", "x"), ("confirm", "1")])
            #expect(broken.status == 422 && broken.body.contains("请重新选择文件"))
            let faults = try await visitor.post(Self.path + "/faults", Self.settings + [("list", "x")])
            #expect(faults.status == 422)
            let stranger = try await OfficeSite.visitor("D-经办", client)
            #expect(try await stranger.get(Self.path).status == 403)
            #expect(try await site.orderCount() == 1)
        }
    }

    @Test func `a long list is registered whole`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let words = String(repeating: "路灯不亮请尽快维修", count: 60)
            let lines = (1...300).map { "L\($0),,\(words),,,,城市管理/路灯,\n" }.joined()
            let preview = try await Self.preview(visitor, Self.head + lines)
            #expect(preview.body.contains("可登记 300 件") && preview.body.contains("另有 100 行可登记"))
            #expect(try await Self.confirm(visitor, preview).body.contains("已登记 300 件"))
            #expect(try await site.orderCount() == 301)
        }
    }
}
