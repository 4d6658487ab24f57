import Calls
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// A call at 受理台, from its ring to its order or result, as forms without script.
@Suite struct DeskCallTests {
    private static let number = "19900001234"

    @Test("a call at one's phone is offered, taken with its caller's earlier orders, and linked to its order")
    func linked() async throws {
        try await OfficeSite.opened { site, _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(
                try await visitor.get("/desk").body.contains(
                    "id=\"call\" role=\"status\" aria-live=\"polite\" data-calls=\"/desk/calls\" hidden"
                )
            )
            let before =
                AppealTests.whole.filter { $0.0 != "callingNumber" } + [
                    ("callingNumber", Self.number), ("end", "wait"),
                ]
            _ = try await visitor.post("/desk", before)
            try await site.ring("c-1", at: "D-话务员")
            let offered = try await visitor.get("/desk").body
            #expect(
                offered.contains("199****1234") && offered.contains("/desk?call=c-1") && !offered.contains(Self.number)
            )
            let taken = try await visitor.get("/desk?call=c-1").body
            #expect(taken.contains("value=\"\(Self.number)\"") && taken.contains("name=\"callNumber\" value=\"c-1\""))
            #expect(taken.contains("此前的工单") && taken.contains("class=\"earlier\""))
            let answer = try await visitor.post("/desk", before + [("callNumber", "c-1")])
            let order = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
            let stored = try #require(try await site.database.read { try $0.call("c-1") })
            #expect(stored.call.order == order)
            #expect(try await site.desk.file(order).order.callNumber == "c-1")
            #expect(
                try await !visitor.get("/desk").body.contains("/desk?call=c-1"),
                "what has its order isn't offered again"
            )
        }
    }

    @Test("nobody sees the number of another's call") func others() async throws {
        try await OfficeSite.opened { site, _, client in
            try await site.ring("c-1", at: "D-话务员")
            let other = try await OfficeSite.visitor("D-派单员", client)
            for path in ["/desk?call=c-1", "/desk/calls/c-1", "/desk/calls/none"] {
                let page = try await other.get(path)
                #expect(page.status == 409 && !page.body.contains(Self.number), "\(path)")
            }
            let own = try await OfficeSite.visitor("D-话务员", client)
            let answer = try await own.get("/desk/calls/c-1")
            #expect(answer.status == 200 && answer.body.contains("\"number\": \"\(Self.number)\""))
        }
    }

    @Test("a call about an earlier order is linked to it") func followUp() async throws {
        try await OfficeSite.opened { site, _, client in
            let number = try await site.dispatched()
            try await site.ring("c-1", at: "D-话务员")
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let form = [("from", "desk"), ("channel", "电话"), ("call", "c-1")]
            _ = try await visitor.post("/work-orders/\(number)/actions/recordProgressCall", form)
            #expect(try await site.database.read { try $0.call("c-1")?.call.order } == number)
        }
    }

    @Test("a call without an order gets a result from the list, once") func results() async throws {
        try await OfficeSite.opened { site, _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            try await site.ring("c-1", at: "D-话务员")
            var answered = Call(id: "c-1", direction: .incoming, beganAt: site.clock.now)
            answered.answeredAt = site.clock.now
            _ = try await site.callDesk().take(CallReport(answered), at: site.clock.now)
            #expect(try await visitor.get("/calls/missed").body.contains("待补来电结果"))
            #expect(try await visitor.post("/calls/results", [("call", "c-1"), ("result", "99")]).status == 409)
            let done = try await visitor.post("/calls/results", [("call", "c-1"), ("result", "04"), ("from", "desk")])
            #expect(done.status == 303 && done.header("Location")?.hasPrefix("/desk?done=") == true)
            #expect(try await site.database.read { try $0.call("c-1")?.call.disposition } == "04")
            #expect(try await visitor.post("/calls/results", [("call", "c-1"), ("result", "04")]).status == 409)
            #expect(try await !visitor.get("/calls/missed").body.contains("待补来电结果"))
        }
    }

    @Test("a missed call is taken to the desk, and three attempts in vain take it off the list") func callback()
        async throws
    {
        try await OfficeSite.opened { site, website, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await visitor.get("/calls/missed").body.contains("没有等待回拨的号码"))
            try await site.miss("m-1")
            let list = try await visitor.get("/calls/missed").body
            #expect(list.contains("199****1234") && list.contains("data-key=\"Alt+1\"") && !list.contains(Self.number))
            #expect(try await visitor.get("/desk?call=m-1").body.contains("value=\"\(Self.number)\""))
            #expect(try await visitor.post("/calls/missed", [("call", "m-1"), ("result", "")]).status == 422)
            for _ in 0..<3 {
                let note = try await visitor.post("/calls/missed", [("call", "m-1"), ("result", "无人接听")])
                #expect(note.status == 303)
            }
            #expect(try await visitor.get("/calls/missed").body.contains("没有等待回拨的号码"))
            #expect(try await visitor.post("/calls/missed", [("call", "m-1"), ("result", "已接通")]).status == 409)
            #expect(try await visitor.get("/desk?call=m-1").status == 409, "what is done is nobody's to see any more")
        }
    }
}
