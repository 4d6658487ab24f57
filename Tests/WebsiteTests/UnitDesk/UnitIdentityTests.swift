import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 诉求人 at a unit's desk: masked until somebody asks for him, which stands on record.
@Suite struct UnitIdentityTests {
    private static let bureau = OfficeSite.bureau
    private static let number = "19912345678"

    private static func citizen(_ order: inout WorkOrder) {
        order.citizen = Citizen(name: "欧阳测试", callingNumber: number)
    }

    @Test func `name and number are masked, shown to who gives a reason, and masked again`() async throws {
        try await OfficeSite.open { site, client in
            let order = try await site.taken(by: Self.bureau, Self.citizen)
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let before = try await visitor.get("/unit-desk?tab=handling")
            #expect(before.body.contains("199****5678") && !before.body.contains(Self.number))
            let form = try #require(PageForm.all(of: before).first { $0.path.hasSuffix("/identity") })
            let shown = try await visitor.post(form.path, form.sent())
            #expect(shown.status == 200 && shown.body.contains(Self.number) && shown.body.contains("欧阳测试"))
            #expect(shown.body.contains("查看，已记录") && shown.body.contains("/actions/recordAttempt\""))
            #expect(shown.header("Cache-Control") == "no-store")
            let event = try #require(try await site.desk.events(order).last)
            #expect(event.action == .openIdentity && event.words == "先行联系诉求人" && event.by.id == "D-经办")
            let after = try await visitor.get("/unit-desk?tab=handling")
            #expect(!after.body.contains(Self.number) && !after.body.contains("欧阳测试"))
        }
    }

    @Test func `before it is acknowledged nobody is shown a number`() async throws {
        try await OfficeSite.open { site, client in
            let order = try await site.given(to: Self.bureau, Self.citizen)
            let visitor = try await OfficeSite.visitor("D-经办", client)
            #expect(try await !visitor.get("/unit-desk").body.contains("/identity\""))
            let answer = try await visitor.post("/unit-desk/\(order)/identity", [("dispatch", "\(order)-1")])
            #expect(answer.status >= 400 && !answer.body.contains(Self.number))
            #expect(try await !site.actions(on: order).contains(.openIdentity))
        }
    }

    @Test func `of a tip-off and of a confidential order a unit is told nobody`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let changes: [@Sendable (inout WorkOrder) -> Void] = [
                { $0.kind = .tipOff }, { $0.isConfidential = true }, { $0.isAnonymous = true },
            ]
            for change in changes {
                let order = try await site.taken(by: Self.bureau) { order in
                    Self.citizen(&order)
                    change(&order)
                    if order.isAnonymous { order.citizen = Citizen() }
                }
                let page = try await visitor.get("/unit-desk?tab=handling&open=\(order)-1")
                #expect(page.status == 200 && !page.body.contains("/unit-desk/\(order)/identity"))
                let answer = try await visitor.post("/unit-desk/\(order)/identity", [("dispatch", "\(order)-1")])
                #expect(answer.status >= 400 && answer.body.contains("申请代联系"))
                #expect(!answer.body.contains(Self.number))
                #expect(try await !site.actions(on: order).contains(.openIdentity))
            }
        }
    }

    @Test func `a county may not look behind the mask for its town, nor a town for its county`() async throws {
        try await OfficeSite.open { site, client in
            let order = try await site.passedOn()
            let county = try await OfficeSite.visitor("D-县", client)
            let town = try await OfficeSite.visitor("D-镇", client)
            for (visitor, dispatch) in [(county, "\(order)-2"), (town, "\(order)-1"), (town, "\(order)-2")] {
                let answer = try await visitor.post("/unit-desk/\(order)/identity", [("dispatch", dispatch)])
                #expect(answer.status >= 400, "\(dispatch)")
            }
            // Of its own part it may.
            let own = try await county.post("/unit-desk/\(order)/identity", [("dispatch", "\(order)-1")])
            #expect(own.status == 200)
        }
    }

    @Test func `an order without a number says who can ask`() async throws {
        try await OfficeSite.open { site, client in
            let order = try await site.taken(by: Self.bureau) { $0.citizen = Citizen() }
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let answer = try await visitor.post("/unit-desk/\(order)/identity", [("dispatch", "\(order)-1")])
            #expect(answer.status == 200 && answer.body.contains("登记时没有留下"))
        }
    }
}
