import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 撤销 on pages: a button for some seconds, without script too.
@Suite struct UndoTests {
    @Test func `an answer at the desk is offered to be taken back, and the button alone does it`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let answer = try await visitor.post("/desk", AppealTests.whole + [("end", "answer"), ("answer", "已答复。")])
            let page = try await visitor.get(try #require(answer.header("Location")))
            #expect(page.body.contains("已直接答复，10 秒内可撤销") && page.body.contains("Alt+C"))
            let path = try #require(page.body.pieces(from: "action=\"", to: "\"").first { $0.hasSuffix("/undo") })
            let done = try await visitor.post(path, [("from", "desk")])
            #expect(done.header("Location")?.hasPrefix("/desk?about=") == true)
            let number = String(try #require(path.split(separator: "/").dropFirst().first))
            #expect(try await site.desk.file(number).order.status == .registered)
            #expect(try await visitor.post(path, [("from", "desk")]).status == 409)
        }
    }

    @Test func `the order page offers it right after a dispatch and not to another, nor without one`() async throws {
        try await OfficeSite.open { site, client in
            let at = OfficeSite.now.advanced(bySeconds: 590)
            let number = try await site.desk.register(SmallCity.appeal(at: at), by: SmallCity.callTaker, at: at).order
                .number
            let dispatcher = try await OfficeSite.visitor("D-派单员", client)
            let path = "/work-orders/\(number)/actions/dispatch"
            let sent = try await dispatcher.post(path, [("units", OfficeSite.bureau)])
            let next = try #require(sent.header("Location"))
            #expect(try await dispatcher.get(next).body.contains("已派单，10 秒内可撤销"))
            #expect(try await !dispatcher.get("/work-orders/\(number)").body.contains("可撤销"))
            let other = try await OfficeSite.visitor("D-班长", client)
            #expect(try await !other.get(next).body.contains("可撤销"))
        }
    }
}
