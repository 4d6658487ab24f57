import Hummingbird
import HummingbirdTesting
import Testing

@testable import Website

@Suite struct AccountImportTests {
    /// Sends a file as a browser does.
    private func send(_ file: String, _ visitor: Visitor) async throws -> Page {
        let mark = "----hotline7d1"
        let parts = [
            "--\(mark)\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(visitor.csrf)",
            "--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"名册.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n\(file)", "--\(mark)--\r\n",
        ]
        let answer = try await visitor.client.execute(
            uri: "/account-import",
            method: .post,
            headers: [.cookie: visitor.cookie, .contentType: "multipart/form-data; boundary=\(mark)"],
            body: ByteBuffer(string: parts.joined(separator: "\r\n"))
        )
        return Page(answer, "/account-import")
    }

    private static let list = "工号,姓名,角色,单位\nN001,新人甲,话务员,\nN002,新人乙,经办人,\(OfficeSite.bureau)\n"

    @Test func `a list is previewed, asked for as one and approved by another`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let preview = try await send(Self.list, security)
            #expect(preview.status == 200 && preview.body.contains("预览：2 项变更") && preview.body.contains("N002：新增账号"))
            #expect(try await security.get("/accounts/N001").status == 404)
            let asked = try await security.post("/account-import", [("list", Self.list), ("confirm", "1")])
            #expect(asked.body.contains("第1号申请"))
            let twice = try await security.post("/account-import", [("list", Self.list), ("confirm", "1")])
            #expect(twice.status == 422 && twice.body.contains("正在等待复核"))
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            #expect(try await auditor.get("/account-requests").body.contains("其中新增账号2个"))
            let items = [("number", "1"), ("decision", "approve")]
            #expect(try await auditor.post("/account-requests", items).status == 303)
            #expect(try await security.get("/accounts/N002").body.contains(OfficeSite.bureau))
            let again = try await send(Self.list, security)
            #expect(again.status == 422 && again.body.contains("不必导入"))
        }
    }

    @Test func `every bad line is told, and no form without its token is taken`() async throws {
        try await OfficeSite.open { _, client in
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            let bad = try await send("工号,姓名,角色,单位\nN001,甲,没有,\nN002,乙,经办人,没有的局\n", security)
            #expect(bad.status == 422 && bad.body.contains("2 处有误") && bad.body.contains("第3行，工号N002"))
            let columns = try await send("号码,姓名\n1,2\n", security)
            #expect(columns.status == 422 && columns.body.contains("工号"))
            let own = try await send("工号,姓名,角色\nD-安全管理员,甲,督办\n", security)
            #expect(own.status == 422 && own.body.contains("不能变更自己的账号"))
            let none = try await send("", security)
            #expect(none.status == 422 && none.body.contains("请选择名册文件"))
            let forged = Visitor(client: client, cookie: security.cookie, csrf: "x")
            #expect(try await send(Self.list, forged).status == 403)
        }
    }

    @Test func `parts are found whatever stands in them`() throws {
        let mark = Array("m".utf8)
        let body =
            "--m\r\ncontent-disposition: form-data; name=\"a\"; filename=\"x\"\r\n\r\n\r\n--n\r\n\r\n--m\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n\r\n--m--\r\n"
        let parts = try Multipart.parts(Array(body.utf8), mark)
        #expect(parts.map(\.name) == ["a", "b"] && parts.map(\.isFile) == [true, false])
        #expect(parts[0].content == Array("\r\n--n\r\n".utf8) && parts[1].content.isEmpty)
    }

    @Test func `a form that is cut off or damaged is refused and never crashes`() {
        let body = Array("--m\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--m--".utf8)
        for length in 0..<body.count - 2 {
            #expect(throws: PageError.self) { try Multipart.parts(Array(body[..<length]), Array("m".utf8)) }
        }
        var state: UInt64 = 5
        for _ in 0..<3_000 {
            var bytes = body
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 25)
            _ = try? Multipart.parts(bytes, Array("m".utf8))
        }
    }
}
