import Bulletins
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// 导出 from the form to the file, by roles.
@Suite struct ExportPagesTests {
    /// What a browser sends of the form as it stands, with some columns ticked otherwise.
    private static func form(
        _ columns: [OrderColumn] = [.number, .title],
        _ form: ExportForm = .csv,
        query: String = "",
        reason: String = ""
    ) -> [(String, String)] {
        [("query", query), ("form", "\(form.rawValue)"), ("reason", reason)] + columns.map { ("column", $0.rawValue) }
    }

    private static func work(_ site: OfficeSite) async throws {
        let desk = ListExportDesk(
            database: site.database,
            seal: try SampleSite.seal(),
            rules: site.rules,
            folder: site.exportFolder
        )
        _ = try await desk.work { site.clock.now }
    }

    @Test func `an officer asks, sees how far it is, and fetches the file`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-督办", client)
            #expect(try await visitor.get("/exports").body.contains("还没有导出过清单"))
            let answer = try await visitor.post("/exports", Self.form(query: "urgency=一般"))
            #expect(answer.status == 303 && answer.header("Location") == "/exports?asked=1")
            let waiting = try await visitor.get("/exports?asked=1")
            #expect(waiting.body.contains("导出 1 已开始排队") && waiting.body.contains("排队中"))
            #expect(waiting.body.contains("紧急程度：一般") && waiting.body.contains("data-going"))
            try await Self.work(site)
            let done = try await visitor.get("/exports/rows")
            #expect(done.body.contains("可以下载") && !done.body.contains("data-going") && !done.body.contains("<html"))
            let link = try #require(done.links.first { $0.text.hasPrefix("下载") })
            let file = try await visitor.get(link.path)
            #expect(file.status == 200 && file.header("Content-Type") == "text/csv; charset=utf-8")
            #expect(file.header("Content-Length") == "\(file.length)" && file.header("Cache-Control") == "no-store")
            let name = try #require(file.header("Content-Disposition"))
            #expect(name.hasPrefix("attachment; filename=\"export-1.csv\"; filename*=UTF-8''%E5%B7%A5"))
            #expect(file.body.contains("工单编号,标题\r\n") && file.body.contains("路灯不亮"))
        }
    }

    @Test func `a workbook is sent as one, and a whole file in pieces`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-班长", client)
            _ = try await visitor.post("/exports", Self.form(OrderColumn.open, .workbook))
            try await Self.work(site)
            let file = try await visitor.get("/exports/1/file")
            #expect(file.header("Content-Type")?.hasSuffix("spreadsheetml.sheet") == true && file.length > 4_000)
            let stored = try await site.database.read { try $0.listExport(1) }
            #expect(stored?.bytes == file.length)
        }
    }

    @Test func `another officer finds neither the export nor its file`() async throws {
        try await OfficeSite.open { site, client in
            let owner = try await OfficeSite.visitor("D-督办", client)
            _ = try await owner.post("/exports", Self.form())
            try await Self.work(site)
            let other = try await OfficeSite.visitor("D-班长", client)
            #expect(try await other.get("/exports").rows.isEmpty)
            #expect(try await other.get("/exports/1/file").status == 404)
            #expect(try await other.post("/exports/1/stop", []).status == 404)
            for path in ["/exports/2/file", "/exports/x/file", "/exports/0/file", "/exports/-1/file"] {
                #expect(try await owner.get(path).status == 404, "\(path)")
            }
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            for path in ["/exports", "/exports/new", "/exports/1/file"] {
                #expect(try await callTaker.get(path).status == 403, "\(path)")
            }
            #expect(try await callTaker.post("/exports", Self.form()).status == 403)
        }
    }

    @Test func `identity is offered by right alone, and only for a reason`() async throws {
        try await OfficeSite.open { site, client in
            let analyst = try await OfficeSite.visitor("D-分析员", client)
            let page = try await analyst.get("/exports/new")
            #expect(page.body.contains("不能查看诉求人身份信息") && !page.body.contains("value=\"calling-number\""))
            let forbidden = try await analyst.post("/exports", Self.form([.number, .name], reason: "回访"))
            #expect(forbidden.status == 422 && forbidden.body.contains("“分析员”不能查看诉求人身份信息"))
            let supervisor = try await OfficeSite.visitor("D-督办", client)
            #expect(try await supervisor.get("/exports/new").body.contains("value=\"calling-number\""))
            let blank = try await supervisor.post("/exports", Self.form([.number, .name]))
            #expect(blank.status == 422 && blank.body.contains("须写明理由"))
            #expect(blank.body.contains("value=\"name\" checked"), "what was ticked stays")
            #expect(try await supervisor.post("/exports", Self.form([.name], reason: "回访")).status == 303)
            #expect(try await supervisor.get("/exports").body.contains("含身份信息"))
        }
    }

    @Test func `the form has the list's conditions and count, and says when there is nothing`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-分析员", client)
            let all = try await visitor.get("/exports/new")
            #expect(all.total == "1" && all.body.contains("条件：全部工单"))
            let found = try await visitor.get("/exports/new?received=2022-02&valid=1&exact=1&after=1-1")
            #expect(found.body.contains("受理时间：") && found.body.contains("不含无效"))
            #expect(found.body.contains("name=\"query\" value=\"received=2022-02&amp;valid=1\""))
            let none = try await visitor.get("/exports/new?received=2021-02")
            #expect(none.body.contains("没有符合条件的工单") && none.body.pieces(from: ">开始导出", to: "<").count == 1)
            #expect(try await visitor.post("/exports", Self.form(query: "received=2021-02")).status == 422)
        }
    }

    @Test func `columns stand as the list has them, and rise one place at a time`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-分析员", client)
            let page = try await visitor.get("/exports/new?columns=title,number,status")
            func ticked(_ page: Page) -> [String] {
                page.body.pieces(from: "name=\"column\" value=\"", to: ">").filter { $0.hasSuffix("checked") }
                    .compactMap { $0.split(separator: "\"").first.map(String.init) }
            }
            #expect(ticked(page) == ["title", "number", "status"])
            let risen = try await visitor.post(
                "/exports",
                Self.form([.title, .number, .status]) + [("rise", "status")]
            )
            #expect(risen.status == 200 && ticked(risen) == ["title", "status", "number"])
            #expect(try await site.database.read { try $0.listExport(1) } == nil, "nothing begins by it")
            let first = try await visitor.post("/exports", Self.form([.title, .number]) + [("rise", "title")])
            #expect(ticked(first) == ["title", "number"])
            let standard = ticked(try await visitor.get("/exports/new"))
            #expect(standard == OrderColumn.standard.map(\.rawValue))
        }
    }

    @Test func `what no form sends is refused in words`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-督办", client)
            for path in ["/exports/new?columns=colour", "/exports/new?colour=1", "/exports/new?received=x"] {
                #expect(try await visitor.get(path).status == 400, "\(path)")
            }
            let bad = [
                Self.form() + [("column", "colour")], [("form", "9"), ("column", "number")], [("column", "number")],
                Self.form(query: "received=x"), Self.form(query: "%ff=1"),
            ]
            for items in bad { #expect(try await visitor.post("/exports", items).status == 400, "\(items)") }
            let none = try await visitor.post("/exports", Self.form([]))
            #expect(none.status == 422 && none.body.contains("请至少选一列"))
        }
    }

    @Test func `one that waits is stopped, and one that is done can't be`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-督办", client)
            for _ in 1...2 { _ = try await visitor.post("/exports", Self.form()) }
            #expect(try await visitor.post("/exports/1/stop", []).status == 303)
            #expect(try await visitor.get("/exports").body.contains("已停止"))
            try await Self.work(site)
            let answer = try await visitor.post("/exports/2/stop", [])
            #expect(answer.status == 409 && answer.body.contains("这个导出可以下载"))
        }
    }

    @Test func `the auditor reads who asked for what and fetched it`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-督办", client)
            _ = try await visitor.post("/exports", Self.form([.number, .name], reason: "逐户回访"))
            try await Self.work(site)
            _ = try await visitor.get("/exports/1/file")
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            let page = try await auditor.get("/audit/changes?check=1")
            for words in ["申请导出工单清单", "逐户回访", "导出完成：1件", "下载导出的文件", "导出 1", "都与校验相符"] {
                #expect(page.body.contains(words), "\(words)")
            }
            #expect(page.rows.count == 3)
        }
    }

    @Test func `who only waits for a file doesn't stay signed in by it`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-督办", client)
            for _ in 1...5 {
                #expect(try await visitor.get("/exports/rows").status == 200)
                site.clock.advance(by: 350)
            }
            site.clock.advance(by: 400)
            #expect(try await visitor.get("/exports").status == 303)
        }
    }

    @Test(arguments: [
        (1, "1 kB"), (1_499, "1 kB"), (999_400, "999 kB"), (1_000_000, "1.0 MB"), (12_345_678, "12.3 MB"),
    ])
    func `sizes are told in few digits`(_ bytes: Int, _ text: String) {
        #expect(ExportRows.Row.size(bytes) == text)
    }
}
