import Accounts
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// Who may use which path: the table of routes, walked by every role.
@Suite struct RightsTests {
    @Test func `every path but sign-in asks who it is`() async throws {
        try await OfficeSite.open { site, client in
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            let routes = try site.website().routes
            #expect(routes.count > 20)
            for route in routes where route.access != .anyone {
                let path = Self.address(route)
                switch route.answer {
                case .page:
                    let page = try await stranger.get(path)
                    #expect(page.status == 303 && page.header("Location")?.hasPrefix("/sign-in") == true, "\(path)")
                case .form, .message: #expect(try await stranger.post(path, []).status == 401, "\(path)")
                }
            }
        }
    }

    @Test func `a path is open to exactly the roles that have its right`() async throws {
        try await OfficeSite.open { site, client in
            let routes = try site.website().routes
            for officer in OfficeSite.officers {
                let visitor = try await OfficeSite.visitor(officer.id, client)
                for route in routes {
                    guard case .right(let right) = route.access, case .page = route.answer else { continue }
                    let status = try await visitor.get(Self.address(route)).status
                    let isOpen = Rights.standard.allows(officer.role, right)
                    #expect(
                        (status != 403) == isOpen || status == 403 && officer.unit != nil,
                        "\(route.path) \(officer)"
                    )
                    if !isOpen { #expect(status == 403, "\(route.path) \(officer)") }
                }
            }
        }
    }

    @Test func `a form without its session's token does nothing`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let other = try await OfficeSite.visitor("D-班长", client)
            for token in ["", "x", other.csrf] {
                let answer = try await visitor.send("/desk", AppealTests.whole + [("csrf", token)])
                #expect(answer.status == 403)
            }
            #expect(try await site.orderCount() == 1)
        }
    }

    @Test func `a unit sees the orders it was given and no others`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let own = try await OfficeSite.visitor("D-经办", client)
            let other = try await OfficeSite.visitor("D-别处", client)
            #expect(try await own.get("/work-orders/\(number)").status == 200)
            #expect(try await other.get("/work-orders/\(number)").status == 403)
            #expect(try await other.get("/work-orders/\(number)/actions/reply").status == 403)
            #expect(try await own.get("/dispatches").body.contains(number))
            #expect(try await !other.get("/dispatches").body.contains(number))
            let asked = "/dispatches?unit=\(URLText.encoded(OfficeSite.bureau))"
            #expect(try await other.get(asked).status == 403)
            #expect(try await own.get("/work-orders").header("Location") == "/dispatches")
        }
    }

    @Test func `a county sees its towns' dispatches`() async throws {
        try await OfficeSite.open { _, client in
            let county = try await OfficeSite.visitor("D-县", client)
            let town = try await OfficeSite.visitor("D-镇", client)
            let path = { (unit: String) in "/dispatches?unit=\(URLText.encoded(unit))" }
            #expect(try await county.get(path(SmallCity.towns[0])).status == 200)
            #expect(try await town.get(path(SmallCity.county)).status == 403)
        }
    }

    @Test func `nobody does on a page what his role may not do`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            for name in ["review", "visit", "supervise", "ruleOnVoid", "acknowledge"] {
                let path = "/work-orders/\(number)/actions/\(name)"
                #expect(try await callTaker.get(path).status == 403, "\(name)")
                #expect(try await callTaker.post(path, []).status == 403, "\(name)")
            }
            for name in ["register", "adopt", "none"] {
                #expect(try await callTaker.get("/work-orders/\(number)/actions/\(name)").status == 404, "\(name)")
            }
        }
    }

    @Test func `an error is told with the officer's own ways on`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            for (path, status) in [("/work-orders/none", 404), ("/accounts", 403), ("/work-orders?colour=red", 400)] {
                let page = try await visitor.get(path)
                #expect(page.status == status, "\(path)")
                #expect(page.body.contains("href=\"/desk\"") && page.body.contains("action=\"/sign-out\""), "\(path)")
            }
            let auditor = try await OfficeSite.visitor("D-审计管理员", client)
            #expect(try await !auditor.get("/work-orders").body.contains("查找工单"))
        }
    }

    @Test func `signing out ends the session`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await visitor.get("/desk").status == 200)
            #expect(try await visitor.post("/sign-out", []).status == 303)
            #expect(try await visitor.get("/desk").status == 303)
        }
    }

    @Test func `a wrong password is answered by a sentence and no session`() async throws {
        try await OfficeSite.open { _, client in
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            let answer = try await stranger.post("/sign-in", [("id", "D-话务员"), ("password", "wrong")])
            #expect(answer.status == 401 && answer.header("Set-Cookie") == nil)
            #expect(answer.body.contains("工号或口令不对") && answer.body.contains("value=\"D-话务员\""))
        }
    }

    @Test func `sign-in leads on to pages of this site alone`() async throws {
        try await OfficeSite.open { _, client in
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            for (next, expected) in [
                ("/alerts?x=1", "/alerts?x=1"), ("//evil.example", "/alerts"), ("https://evil.example", "/alerts"),
                ("/\\evil.example", "/alerts"), ("", "/alerts"),
            ] {
                let answer = try await stranger.post("/sign-in", [("demo", "D-值班领导"), ("next", next)])
                #expect(answer.header("Location") == expected)
                let cookie = answer.header("Set-Cookie") ?? ""
                #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            }
        }
    }

    /// A path with something for its parameters.
    private static func address(_ route: Route) -> String {
        route.path.replacing(":id", with: "none").replacing(":period", with: "2022-02").replacing(":number", with: "1")
            .replacing("/settings/:name", with: "/settings/duty.csv").replacing(":name", with: "amend").replacing(
                "/figure",
                with: "/figure?key=received"
            )
    }
}
