import Storage
import TestSupport
import Testing

@testable import Website

/// Numbers of an appeal's text in the sealed fields; 34052419800101001X is the example of GB 11643 itself.
@Suite struct NumberMoveTests {
    private static let identity = "34052419800101001X"

    private func move(_ text: String, contact: String = "", identity: String = "") -> NumberMove {
        NumberMove(text: text, contact: contact, identity: identity)
    }

    @Test func `a phone and an identity number leave the text and stand in their fields, joints or not`() {
        let moved = move("电话199 0000-1234，身份证３４052419800101001x，请回电19900001234。")
        #expect(moved.text == "电话【联系电话】，身份证【证件号码】，请回电【联系电话】。")
        #expect(moved.contact == "19900001234" && moved.identity == Self.identity && moved.left.isEmpty)
    }

    @Test func `a field that is filled keeps what it has, and what differs stays in the text and is told`() {
        let moved = move("找19900001234或19900005678", contact: "199-0000-5678")
        #expect(moved.text == "找19900001234或【联系电话】" && moved.contact == "199-0000-5678")
        #expect(moved.left == ["199****1234"])
    }

    @Test(arguments: [
        "工单2022020100000024", "2022-02-28 14:05", "3号楼2单元301", "HB2022020100024", "拨打12345", "340524198001010011",
        "费用12000000元", "",
    ])
    func `order numbers, days, floors and what fails the check digit are nobody's number`(text: String) {
        #expect(move(text) == NumberMove(text: text, contact: "", identity: "") && move(text).text == text)
        #expect(FoundNumber.all(in: text).isEmpty)
    }

    @Test func `no digit is ever lost, and nothing is left that could have been moved`() {
        var random = SystemRandomNumberGenerator()
        let parts = ["19900001234", "199 0000 5678", Self.identity, "05613012345", "路灯", "，", "301", "2022-02-28", "a"]
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 0...7, using: &random)).map { _ in parts.randomElement(using: &random) ?? ""
            }
            .joined(separator: "、")
            let moved = move(text)
            for number in FoundNumber.all(in: text) {
                let kept =
                    [moved.contact, moved.identity].contains(number.digits) || moved.text.contains(number.written)
                #expect(kept, "\(text) lost a number")
            }
            #expect(FoundNumber.all(in: moved.text).count == moved.left.count, "\(text)")
            let again = move(moved.text, contact: moved.contact, identity: moved.identity)
            #expect(again.text == moved.text, "moving twice changes something: \(text)")
        }
    }

    @Test func `the desk's key moves them by script as fields, without one as the whole form`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let items = [("content", "回电19900001234，\(Self.identity)"), ("name", "测试甲"), ("answer", "在打字")]
            let page = try await visitor.post("/desk/numbers", items)
            #expect(page.status == 200 && page.body.contains("回电【联系电话】，【证件号码】</textarea>"))
            for text in ["value=\"19900001234\"", "value=\"\(Self.identity)\"", "测试甲", "在打字"] {
                #expect(page.body.contains(text), "\(text)")
            }
            let piece = try await visitor.post("/desk/numbers", items, part: true)
            #expect(piece.body.contains("\"contactNumber\": \"19900001234\"") && !piece.body.contains("<html"))
        }
    }

    @Test func `an appeal with a number in its text is registered only when somebody says that it belongs there`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let items =
                AppealTests.whole.filter { $0.0 != "content" } + [("content", "19900005678来电行骗"), ("end", "wait")]
            let refused = try await visitor.post("/desk", items)
            #expect(
                refused.status == 422 && refused.body.contains("199****5678") && refused.body.contains("keepsNumbers")
            )
            #expect(try await site.orderCount() == 1)
            #expect(try await visitor.post("/desk", items + [("keepsNumbers", "1")]).status == 303)
            let urgent = items.filter { $0.0 != "content" } + [("content", "19900005678说要跳楼")]
            #expect(try await visitor.post("/desk", urgent).status == 303, "a number held up a threat")
        }
    }

    @Test func `an identity number is sealed with the citizen and stands nowhere else`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let answer = try await visitor.post(
                "/desk",
                AppealTests.whole + [("identityNumber", Self.identity), ("end", "wait")]
            )
            let number = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
            let page = try await visitor.get("/work-orders/\(number)")
            #expect(page.status == 200 && !page.body.contains(Self.identity))
            let rows = try await site.database.read { connection in
                var text = ""
                try connection.forEachRow("SELECT content, citizen FROM work_order") { row in
                    text += (row.text(0) ?? "") + (row.text(1) ?? "")
                }
                return text
            }
            #expect(!rows.contains(Self.identity))
        }
    }
}
