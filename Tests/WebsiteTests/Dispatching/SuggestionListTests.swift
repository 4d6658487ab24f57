import Accounts
import Casework
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// Suggested units on 派单台, on the page of an order and at 受理台's 转办: offered with their reason, never chosen.
@Suite struct SuggestionListTests {
    private static let head = "诉求类别,县区,街道,承办单位,依据,备注,起,止\n"
    private static let lines = head + "城市管理,,,\(OfficeSite.bureau);\(OfficeSite.otherBureau),有关规定,,,\n"

    /// Saves a directory as 系统管理员 does.
    private static func save(_ site: OfficeSite) async throws {
        try await site.settings.save(.directory, lines, over: 0, by: "D-系统管理员", at: site.clock.now)
    }

    @Test func `the dispatcher's form offers what the directory says, lead and assisting by one key`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            #expect(try await !visitor.get("/dispatching").body.contains("data-fill="))
            try await Self.save(site)
            let page = try await visitor.get("/dispatching")
            let fill = "units=\(OfficeSite.bureau);units=\(OfficeSite.otherBureau)"
            #expect(page.body.contains("data-fill=\"\(fill)\"") && page.body.contains("data-key=\"Alt+Y\""))
            #expect(page.body.contains("\(OfficeSite.bureau)主办，\(OfficeSite.otherBureau)协办"))
            #expect(page.body.contains("派单目录：城市管理 × 全市，依据有关规定"))
            // It is an offer: the fields are empty.
            #expect(page.body.contains("id=\"a-units-0\" name=\"units\" type=\"text\" value=\"\""))
        }
    }

    @Test func `so does the order's own page, refused or not, and only where units of the first level are named`()
        async throws
    {
        try await OfficeSite.open { site, client in
            try await Self.save(site)
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let path = "/work-orders/\(number)/actions/"
            let form = try await visitor.get(path + "dispatch")
            #expect(form.body.contains("data-fill=\"units=\(OfficeSite.bureau);") && form.body.contains("Alt+Y"))
            let refused = try await visitor.post(path + "dispatch", [("units", "")])
            #expect(refused.status == 422 && refused.body.contains("data-fill=\"units=\(OfficeSite.bureau);"))
            #expect(try await !visitor.get(path + "amend").body.contains("data-fill="))
            _ = try await visitor.post(path + "dispatch", [("units", OfficeSite.otherBureau)])
            // What takes one unit is offered the lead alone.
            let more = try await visitor.get(path + "addUnit")
            #expect(more.body.contains("data-fill=\"unit=\(OfficeSite.bureau)\""))
        }
    }

    @Test func `whom a complaint names is not suggested alone, nor who sent it back`() async throws {
        try await OfficeSite.open { site, client in
            try await Self.save(site)
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let barred = try await site.waiting { ($0.kind, $0.subject) = (.complaint, OfficeSite.bureau) }
            let page = try await visitor.get("/dispatching?order=\(barred)")
            #expect(page.body.contains("data-fill=\"units=\(OfficeSite.otherBureau);units=\(OfficeSite.bureau)\""))
            #expect(page.body.contains("须回避，由\(OfficeSite.otherBureau)主办"))
            let number = try await site.waiting()
            let dispatching = [("units", OfficeSite.bureau)]
            _ = try await visitor.post("/dispatching/\(number)/actions/dispatch", dispatching)
            try await site.sendBack(number, 1, from: OfficeSite.bureau, "不属本单位")
            let ruling = try await visitor.get("/dispatching?queue=send-backs&order=\(number)")
            #expect(ruling.body.contains("裁定") && !ruling.body.contains("data-fill="))
        }
    }

    @Test func `the call-taker's desk asks for them by what is written down, and takes the lead alone`() async throws {
        try await OfficeSite.open { site, client in
            try await Self.save(site)
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await visitor.get("/desk").body.contains("data-suggest=\"/desk/units\""))
            let matter = [("category", "城市管理/路灯"), ("place", "")]
            let part = try await visitor.post("/desk/units", matter)
            #expect(part.body.contains("data-fill=\"unit=\(OfficeSite.bureau)\"") && !part.body.contains("<html"))
            let complaint = matter + [("kind", "投诉"), ("subject", OfficeSite.bureau)]
            let avoiding = try await visitor.post("/desk/units", complaint)
            #expect(avoiding.body.contains("data-fill=\"unit=\(OfficeSite.otherBureau)\""))
            for nothing in [[], [("category", "x"), ("place", "y")], [("place", "////")]] {
                #expect(try await !visitor.post("/desk/units", nothing).body.contains("data-fill"), "\(nothing)")
            }
            let stranger = try await OfficeSite.visitor("D-经办", client)
            #expect(try await stranger.post("/desk/units", matter).status == 403)
        }
    }

    @Test func `a file is previewed and saved as the directory, and downloads as it was`() async throws {
        try await OfficeSite.open { site, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let path = "/settings/dispatch-directory.csv"
            let page = try await admin.get(path)
            #expect(page.status == 200 && page.body.contains("派单目录") && page.body.contains("type=\"file\""))
            let preview = try await admin.send(Self.lines, [("version", "0")], to: path)
            #expect(preview.status == 200 && preview.body.contains("目录有1行") && preview.body.contains("新增的行"))
            #expect(site.settings.rules.directory.entries.isEmpty)
            let saved = try await admin.post(path, [("version", "0"), ("text", Self.lines), ("confirm", "1")])
            #expect(saved.status == 303 && site.settings.rules.directory.entries.count == 1)
            #expect(try await admin.get(path + "/file").body == Self.lines)
            let changed = try await admin.get(path)
            #expect(changed.body.contains("第 1 版") && changed.body.contains("变更记录"))
        }
    }

    @Test func `a file with faults is refused with every line and stays in the form to be mended`() async throws {
        try await OfficeSite.open { site, client in
            try await Self.save(site)
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let path = "/settings/dispatch-directory.csv"
            let bad = Self.head + "城市管理,,,没有的单位,,,,\n无此类,,,\(OfficeSite.bureau),,,,\n"
            let answer = try await admin.send(bad, [("version", "1")], to: path)
            #expect(answer.status == 422 && answer.body.contains("第2行：没有单位“没有的单位”"))
            #expect(answer.body.contains("第3行：没有类别“无此类”") && answer.body.contains("value=\"没有的单位\""))
            let twice = Self.lines + "城市管理,,,\(OfficeSite.bureau),,,,\n"
            let double = try await admin.send(twice, [("version", "1")], to: path)
            #expect(double.status == 422 && double.body.contains("与第2行的类别和地区相同"))
            let none = try await admin.send("", [("version", "1")], to: path)
            #expect(none.status == 422 && none.body.contains("请先选择文件"))
            #expect(none.body.contains("value=\"\(OfficeSite.bureau);\(OfficeSite.otherBureau)\""))
            // A text is no list: it takes no file.
            #expect(try await !admin.get("/settings/terms.yml").body.contains("type=\"file\""))
            #expect(site.settings.rules.directory.entries.count == 1)
        }
    }
}
