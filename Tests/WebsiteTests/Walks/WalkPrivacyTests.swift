import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// Whoever walks through the whole site reads nobody's number, identity or address of a confidential order.
@Suite struct WalkPrivacyTests {
    private static let secrets = ["13955556666", "34060319900307123X", "某某花园3栋2单元501", "周知微"]

    /// The number of the call at hand stands in the call-taker's form, who calls back by it.
    private static func isOfACall(_ path: String) -> Bool { path.hasPrefix("/desk?call=") }

    @Test func `no page of any role shows a citizen's number or name in clear`() async throws {
        try await OfficeSite.open { site, client in
            try await Self.register(site, isConfidential: true)
            try await Self.register(site, isConfidential: false)
            try await site.miss("C-9", from: Self.secrets[0])
            for officer in OfficeSite.officers {
                for page in try await SiteWalk(site, client, officer.id).pages() where !Self.isOfACall(page.path) {
                    for secret in Self.secrets.prefix(2) + [Self.secrets[3]] {
                        #expect(!page.body.contains(secret), "\(officer.id): \(page.path)")
                    }
                }
            }
        }
    }

    @Test func `no unit that an order wasn't given to reads where it happened`() async throws {
        try await OfficeSite.open { site, client in
            try await Self.register(site, isConfidential: true)
            try await Self.register(site, isConfidential: false)
            for officer in ["D-别处", "D-县", "D-镇", "D-安全管理员", "D-审计管理员", "D-系统管理员"] {
                for page in try await SiteWalk(site, client, officer).pages() {
                    #expect(!page.body.contains(Self.secrets[2]), "\(officer): \(page.path)")
                }
            }
        }
    }

    private static func register(_ site: OfficeSite, isConfidential: Bool) async throws {
        let at = site.clock.now
        var draft = SmallCity.appeal(at: at)
        draft.content = "路灯不亮，请打\(secrets[0])，身份证\(secrets[1])"
        draft.place.address = secrets[2]
        draft.citizen.name = secrets[3]
        draft.citizen.callingNumber = secrets[0]
        draft.isConfidential = isConfidential
        let number = try await site.desk.register(draft, by: SmallCity.callTaker, at: at).order.number
        let action = Action.dispatch([Assignment(OfficeSite.bureau)], Handover())
        _ = try await site.desk.carryOut(action, on: number, by: SmallCity.dispatcher, at: at.advanced(bySeconds: 60))
        site.clock.advance(by: 120)
    }
}
