import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Website

@Suite struct UnitImportPageTests {
    private static let path = "/settings/unit-import"
    private static let list = "承办单位,分组,上级单位\n新镇,乡镇街道,\(SmallCity.county)\n"

    /// Sends a file as a browser does.
    private func send(_ file: String, _ visitor: Visitor) async throws -> Page {
        let mark = "----hotline7d1"
        let parts = [
            "--\(mark)\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(visitor.csrf)",
            "--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"单位.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n\(file)", "--\(mark)--\r\n",
        ]
        let answer = try await visitor.client.execute(
            uri: Self.path,
            method: .post,
            headers: [.cookie: visitor.cookie, .contentType: "multipart/form-data; boundary=\(mark)"],
            body: ByteBuffer(string: parts.joined(separator: "\r\n"))
        )
        return Page(answer, Self.path)
    }

    @Test func `a list is previewed, then saved, and says nothing new the second time`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let preview = try await send(Self.list, admin)
            #expect(preview.status == 200 && preview.body.contains("预览：1 项变更") && preview.body.contains("新镇：新增"))
            #expect(try await !admin.get("/settings/units").body.contains("新镇"))
            let saved = try await admin.post(Self.path, [("list", Self.list), ("confirm", "1")])
            #expect(saved.status == 303)
            let units = try await admin.get(try #require(saved.header("Location"))).body
            #expect(units.contains("新镇") && units.contains("已导入，1个单位有变更"))
            let again = try await send(Self.list, admin)
            #expect(again.status == 422 && again.body.contains("不必导入"))
        }
    }

    @Test func `every bad line is told, and a form without a file too`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let bad = try await send("承办单位,分组,上级单位\n甲,x,无\n乙,y,没有\n", admin)
            #expect(bad.status == 422 && bad.body.contains("2 处有误") && bad.body.contains("第3行，单位“乙”"))
            #expect(try await send("", admin).body.contains("请选择文件"))
            #expect(try await send("名称\nx\n", admin).status == 422)
            let security = try await OfficeSite.visitor("D-安全管理员", client)
            #expect(try await security.get(Self.path).status == 403)
        }
    }
}
