import Testing

@testable import Website

/// What a page offers can be had: no link of any role's pages leads to a refusal or to nothing.
@Suite struct OfferedLinksTests {
    @Test func `every link on every page opens for the officer who sees it`() async throws {
        try await OfficeSite.walked { officer, walk in
            var (tried, kinds) = (Set<String>(), [String: Int]())
            for page in try await walk.pages() {
                for path in page.values(of: "href") where path.hasPrefix("/") && tried.insert(path).inserted {
                    kinds[SiteWalk.kind(of: path), default: 0] += 1
                    guard kinds[SiteWalk.kind(of: path), default: 0] <= 6, !path.hasPrefix("/public/") else { continue }
                    let status = try await walk.visitor.get(path).status
                    #expect([200, 303].contains(status), "\(officer): \(path) on \(page.path)")
                }
            }
            #expect(tried.count > 5, "\(officer)")
        }
    }

    @Test func `every role finds its way from the first page to its own`() async throws {
        let own: [String: [String]] = [
            "D-话务员": ["/desk", "/work-orders"], "D-值班领导": ["/alerts"], "D-分析员": ["/bulletins"],
            "D-安全管理员": ["/accounts"], "D-审计管理员": ["/audit", "/account-requests"],
            "D-经办": ["/unit-desk", "/dispatches"],
        ]
        try await OfficeSite.walked { officer, walk in
            let paths = Set(try await walk.pages().map { String($0.path.prefix { $0 != "?" }) })
            for path in own[officer] ?? [] { #expect(paths.contains(path), "\(officer): \(path)") }
        }
    }
}
