import Bulletins
import Testing
import WorkOrders

@testable import Website

/// 视图 on the list of orders and the page that keeps them in order.
@Suite struct ViewPagesTests {
    private static let handling = "status=" + URLText.encoded("办理中")

    private static func open(_ test: @escaping @Sendable (Visitor, Visitor) async throws -> Void) async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.dispatched()
            try await test(
                try await OfficeSite.visitor("D-班长", client),
                try await OfficeSite.visitor("D-话务员", client)
            )
        }
    }

    /// Keeps a view; the address it has.
    private static func save(
        _ visitor: Visitor,
        _ name: String,
        _ list: String,
        _ more: (String, String)...
    ) async throws
        -> String
    {
        let answer = try await visitor.post("/views", [("act", "save"), ("name", name), ("list", list)] + more)
        #expect(answer.status == 303, "\(answer.body.prefix(600))")
        return answer.header("Location") ?? ""
    }

    private static func tabs(_ page: Page) -> [String] {
        (page.body.pieces(from: "aria-label=\"视图\">", to: "</nav>").first ?? "").pieces(from: "<a ", to: "</a>").map {
            tab in
            let words = ("<a " + tab).withoutTags.filter { !$0.isWhitespace }
            return (tab.contains("aria-current") ? "*" : "") + words
        }
    }

    @Test func `what a list shows is kept under a name, and opens from its tab with what stood in the address`()
        async throws
    {
        try await Self.open { visitor, _ in
            let plain = try await visitor.get("/work-orders?\(Self.handling)")
            #expect(Self.tabs(plain) == ["*全部工单"])
            let form = try #require(PageForm.all(of: plain).first { $0.path == "/views" })
            #expect(form.items.contains { $0.name == "list" && $0.value == Self.handling })
            let path = try await Self.save(visitor, "积压", Self.handling)
            #expect(path == "/work-orders?\(Self.handling)&view=1")
            let page = try await visitor.get(path)
            #expect(Self.tabs(page) == ["全部工单", "*积压"] && page.total == "1")
            #expect(!page.body.contains("更新视图"))
            #expect(page.links.contains { $0.text == "积压" && $0.path == path })
            #expect(page.links.contains { $0.path == "/work-orders?view=1" && $0.text.hasPrefix("去掉条件") })
        }
    }

    @Test func `conditions are changed with the view still open, and the view takes them over`() async throws {
        try await Self.open { visitor, _ in
            _ = try await Self.save(visitor, "积压", Self.handling)
            let blanks = try await visitor.get("/work-orders?kind=&hour=10&view=1")
            #expect(blanks.header("Location") == "/work-orders?hour=10&view=1")
            let page = try await visitor.get("/work-orders?hour=10&view=1")
            #expect(Self.tabs(page) == ["全部工单", "*积压"])
            #expect(page.body.contains("<input type=\"hidden\" name=\"view\" value=\"1\">"))
            let form = try #require(PageForm.all(of: page).first { $0.items.contains { $0.value == "update" } })
            let answer = try await visitor.post(form.path, form.sent())
            #expect(answer.header("Location") == "/work-orders?hour=10&view=1")
            #expect(try await !visitor.get("/work-orders?hour=10&view=1").body.contains("更新视图"))
            #expect(try await visitor.get("/work-orders").links.contains { $0.path == "/work-orders?hour=10&view=1" })
        }
    }

    @Test func `a view that is shared is opened by others, who can't change it`() async throws {
        try await Self.open { leader, taker in
            let path = try await Self.save(leader, "中心积压", Self.handling, ("audience", "2"))
            #expect(Self.tabs(try await taker.get("/work-orders")) == ["*全部工单"])
            let list = try await taker.get("/work-orders")
            #expect(list.body.contains("更多视图 1") && list.links.contains { $0.path == path })
            let open = try await taker.get(path)
            #expect(Self.tabs(open) == ["全部工单", "*中心积压演示班长"])
            #expect(try await !taker.get("/work-orders?hour=1&view=1").body.contains("更新视图"))
            for act in ["change", "up", "remove", "restore"] {
                let answer = try await taker.post("/views", [("act", act), ("id", "1"), ("name", "我的")])
                #expect(answer.status == 422 && answer.body.contains("只有创建人能修改"), "\(act)")
            }
            let update = [("act", "update"), ("id", "1"), ("list", "hour=1")]
            #expect(try await taker.post("/views", update).status == 422)
            #expect(try await taker.get("/views").body.contains("中心积压"))
        }
    }

    @Test func `who may not share is offered nobody to share with, and is refused`() async throws {
        try await Self.open { leader, taker in
            #expect(try await leader.get("/work-orders").body.contains("id=\"view-audience\""))
            #expect(try await !taker.get("/work-orders").body.contains("id=\"view-audience\""))
            let items = [("act", "save"), ("name", "积压"), ("list", ""), ("audience", "2")]
            let answer = try await taker.post("/views", items)
            #expect(answer.status == 422 && answer.body.contains("您的角色不能共享视图"))
            #expect(try await !leader.get("/work-orders").body.contains("更多视图"))
        }
    }

    @Test(arguments: [
        ("", "请填写视图名称"), ("积压", "您已有名为“积压”的视图"), ("回拨19900001234", "不能含手机号"),
    ])
    func `a name that can't be kept is told over the list, and stays in its field`(
        name: String,
        told: String
    ) async throws {
        try await Self.open { visitor, _ in
            _ = try await Self.save(visitor, "积压", "")
            let answer = try await visitor.post("/views", [("act", "save"), ("name", name), ("list", Self.handling)])
            #expect(answer.status == 422 && answer.body.contains(told))
            #expect(answer.body.contains("id=\"view-name\" name=\"name\" type=\"text\" value=\"\(name)\""))
            #expect(answer.body.contains("<details class=\"save-view\" open>") && answer.total == "1")
        }
    }

    @Test func `conditions that are none, and somebody's number in them, are not kept`() async throws {
        try await Self.open { visitor, _ in
            let faulty = try await visitor.post("/views", [("act", "save"), ("name", "甲"), ("list", "colour=red")])
            #expect(faulty.status == 400 && faulty.body.contains("不能保存为视图"))
            let number = "text=" + URLText.encoded("电话19900001234")
            #expect(try await visitor.post("/views", [("act", "save"), ("name", "甲"), ("list", number)]).status == 422)
            #expect(try await visitor.post("/views", [("act", "none")]).status == 400)
            #expect(Self.tabs(try await visitor.get("/work-orders")) == ["*全部工单"])
        }
    }

    @Test func `the list opens with the view that he starts with, and the whole list is one link away`() async throws {
        try await Self.open { leader, taker in
            let path = try await Self.save(leader, "积压", Self.handling, ("audience", "2"))
            #expect(try await taker.post("/views", [("act", "start"), ("id", "1")]).status == 303)
            #expect(try await taker.get("/work-orders").header("Location") == path)
            #expect(try await leader.get("/work-orders").status == 200)
            let page = try await taker.get(path)
            #expect(page.links.contains { $0.text == "全部工单" && $0.path == "/work-orders?view=none" })
            let whole = try await taker.get("/work-orders?view=none")
            #expect(whole.status == 200 && Self.tabs(whole) == ["*全部工单"])
            #expect(whole.links.contains { $0.text == "清除全部条件" && $0.path == "/work-orders?view=none" })
            #expect(try await taker.get("/work-orders?kind=&view=none").header("Location") == "/work-orders?view=none")
            #expect(try await taker.get("/views").body.contains("取消起始"))
            // One that isn't shared any more is no start.
            _ = try await leader.post("/views", [("act", "change"), ("id", "1"), ("name", "积压"), ("audience", "0")])
            #expect(try await taker.get("/work-orders").status == 200)
            #expect(try await leader.post("/views", [("act", "unstart")]).status == 303)
        }
    }

    @Test func `a view whose tag or category is no more says so and still opens`() async throws {
        try await Self.open { visitor, _ in
            let list = "category=" + URLText.encoded("没有这类") + "&tag=" + URLText.encoded("旧标签") + "&\(Self.handling)"
            let page = try await visitor.get(try await Self.save(visitor, "旧的", list))
            #expect(page.status == 200 && Self.tabs(page).last == "*旧的")
            for name in ["诉求类别“没有这类”", "标签“旧标签”"] { #expect(page.body.contains("\(name)已停用或不存在"), "\(name)") }
            #expect(!page.body.contains("状态“办理中”已停用"))
            #expect(try await !visitor.get("/work-orders?\(list)").body.contains("已停用或不存在"))
        }
    }

    @Test func `views are renamed, ordered, removed and brought back on their page`() async throws {
        try await Self.open { visitor, _ in
            #expect(try await visitor.get("/views").body.contains("还没有自己的视图"))
            for name in ["甲", "乙"] { _ = try await Self.save(visitor, name, Self.handling) }
            let page = try await visitor.get("/views")
            #expect(page.body.contains("状态：办理中") && page.body.contains("aria-label=\"上移“甲”\" disabled"))
            _ = try await visitor.post("/views", [("act", "change"), ("id", "1"), ("name", "丙")])
            _ = try await visitor.post("/views", [("act", "down"), ("id", "1")])
            #expect(Self.tabs(try await visitor.get("/work-orders")) == ["*全部工单", "乙", "丙"])
            let removed = try await visitor.post("/views", [("act", "remove"), ("id", "1")])
            #expect(removed.header("Location") == "/views?removed=1")
            let told = try await visitor.get("/views?removed=1")
            #expect(told.body.contains("10 秒内可撤销") && !told.body.contains("value=\"丙\""))
            let undo = try #require(PageForm.all(of: told).first { $0.items.contains { $0.value == "restore" } })
            #expect(try await visitor.post(undo.path, undo.sent()).header("Location") == "/views")
            #expect(Self.tabs(try await visitor.get("/work-orders")) == ["*全部工单", "乙", "丙"])
            _ = try await visitor.post("/views", [("act", "up"), ("id", "1")])
            #expect(Self.tabs(try await visitor.get("/work-orders")) == ["*全部工单", "丙", "乙"])
        }
    }

    @Test func `a unit's officer has no list of orders to keep, and nobody's view is opened by its number`()
        async throws
    {
        try await OfficeSite.open { _, client in
            let clerk = try await OfficeSite.visitor("D-经办", client)
            #expect(try await clerk.get("/views").header("Location") == "/dispatches")
            let leader = try await OfficeSite.visitor("D-班长", client)
            _ = try await Self.save(leader, "私有", Self.handling)
            let taker = try await OfficeSite.visitor("D-话务员", client)
            let page = try await taker.get("/work-orders?view=1")
            #expect(page.status == 200 && Self.tabs(page) == ["*全部工单"] && !page.body.contains("私有"))
            #expect(try await taker.get("/work-orders?view=x").status == 200)
        }
    }

    @Test func `more views than tabs stand behind a menu, and the open one is seen`() async throws {
        try await Self.open { visitor, _ in
            for number in 1...9 { _ = try await Self.save(visitor, "视图\(number)", Self.handling) }
            let page = try await visitor.get("/work-orders")
            #expect(Self.tabs(page).count == 7 && page.body.contains("更多视图 3"))
            let open = try await visitor.get("/work-orders?\(Self.handling)&view=9")
            #expect(Self.tabs(open).last == "*视图9" && open.body.contains("更多视图 2"))
        }
    }
}
