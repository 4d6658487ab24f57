import Casework
import Foundation
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 看起来相同的工单 at the desk.
@Suite struct SimilarOrdersTests {
    private static let street = AreaPath(county: SmallCity.county, street: "东山街道", community: "")

    private static func register(
        _ site: OfficeSite,
        _ content: String,
        _ change: (inout WorkOrder) -> Void = { _ in }
    ) async throws -> String {
        let at = site.clock.now
        var order = SmallCity.appeal(at: at)
        (order.content, order.title, order.place.area) = (content, nil, street)
        change(&order)
        return try await site.desk.register(order, by: SmallCity.callTaker, at: at).order.number
    }

    private static func ask(_ content: String, _ place: String, _ visitor: Visitor) async throws -> String {
        try await visitor.post("/desk/similar", [("content", content), ("place", place)]).body
    }

    @Test func `what the street's people said in the same words is shown, most alike first, numbers masked`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let near = try await Self.register(site, "翠微苑小区停暖三天，家里有老人")
            let same = try await Self.register(site, "翠微苑小区已经停暖三天，物业不管，电话19912345678")
            let other = try await Self.register(site, "夜市油烟扰民，摆摊到凌晨")
            let secret = try await Self.register(site, "翠微苑小区已经停暖三天，物业不管") { $0.isConfidential = true }
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let place = "\(SmallCity.county)/东山街道"
            let page = try await Self.ask("翠微苑小区停暖三天，物业不管，", place, visitor)
            let (first, second) = (try #require(page.range(of: same)), try #require(page.range(of: near)))
            #expect(first.lowerBound < second.lowerBound)
            #expect(!page.contains(other) && !page.contains(secret) && !page.contains("19912345678"))
            #expect(page.contains("href=\"/work-orders/\(same)\" target=\"_blank\"") && !page.contains("<html"))
            for (text, place) in [("停暖", place), ("翠微苑小区停暖三天，物业不管", ""), ("", place), ("翠微苑小区停暖三天", "x/y/z")] {
                #expect(try await !Self.ask(text, place, visitor).contains("similar"), "\(text) \(place)")
            }
        }
    }

    @Test func `what is older than thirty days is another matter, and more than three are no help`() async throws {
        try await OfficeSite.open { site, client in
            let old = try await Self.register(site, "东山路路灯全部不亮")
            site.clock.advance(by: SimilarOrders.days * 86_400 + 1)
            var recent: [String] = []
            for _ in 0..<5 {
                recent.append(try await Self.register(site, "东山路路灯全部不亮"))
                site.clock.advance(by: 60)
            }
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let page = try await Self.ask("东山路路灯全部不亮", "\(SmallCity.county)/东山街道", visitor)
            #expect(!page.contains(old))
            #expect(recent.filter(page.contains) == Array(recent.suffix(SimilarOrders.most)))
        }
    }

    @Test func `the desk asks for them by the appeal and the place; a unit's officer may not`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let desk = try await visitor.get("/desk").body
            #expect(desk.contains("data-suggest=\"/desk/similar\" data-suggest-from=\"content place\""))
            let stranger = try await OfficeSite.visitor("D-经办", client)
            #expect(try await stranger.post("/desk/similar", [("content", "x"), ("place", "y")]).status == 403)
        }
    }
}
