import Casework
import Testing
import WorkOrders

@testable import Website

/// Every choice that a form of an action offers is one that its reader understands.
@Suite struct ActionChoicesTests {
    @Test func `no choice of any form is refused as a choice`() async throws {
        try await OfficeSite.open { site, client in
            var tried: Set<String> = []
            for officer in OfficeSite.officers {
                let visitor = try await OfficeSite.visitor(officer.id, client)
                for number in [try await site.dispatched(), try await site.raiseAlert()] {
                    let page = try await visitor.get("/work-orders/\(number)")
                    let forms = page.values(of: "href").filter { $0.contains("/actions/") }
                    for path in forms { try await Self.choose(path, visitor, &tried) }
                }
            }
            #expect(tried.count > 20, "\(tried.sorted())")
        }
    }

    /// Sends a form once with each of its choices.
    private static func choose(_ path: String, _ visitor: Visitor, _ tried: inout Set<String>) async throws {
        let page = try await visitor.get(path)
        #expect(page.status == 200, "\(path)")
        guard let form = PageForm.all(of: page).first(where: { $0.path.contains("/actions/") }) else { return }
        let action = form.path.split(separator: "/").last ?? ""
        for item in form.items {
            for choice in choices(item.name, page) where tried.insert("\(action) \(item.name) \(choice)").inserted {
                let items = form.items.map { ($0.name, $0.name == item.name ? choice : filled($0)) }
                let answer = try await visitor.post(form.path, items)
                #expect([303, 409, 422].contains(answer.status), "\(action): \(item.name)=\(choice)")
                #expect(!answer.body.contains("id=\"e-\(item.name)\""), "\(action): \(item.name)=\(choice)")
            }
        }
    }

    private static func choices(_ name: String, _ page: Page) -> [String] {
        page.body.pieces(from: "type=\"radio\" name=\"\(name)\" value=\"", to: "\"")
    }

    private static func filled(_ item: PageForm.Item) -> String {
        guard item.value.isEmpty else { return item.value }
        return ["until", "newDay"].contains(item.name) ? "2022-03-01" : "试一试"
    }

    @Test func `the first page of each role offers its own work and nothing else`() async throws {
        let words: [(String, has: [String], hasNot: [String])] = [
            ("D-话务员", ["受理台", "全部工单"], ["按月通报", "账号与权限", "审计"]),
            ("D-分析员", ["按月通报", "全部工单"], ["受理台", "设置"]),
            ("D-经办", ["未办结的转办件"], ["全部工单", "按月通报", "工单编号或开头几位"]),
            ("D-安全管理员", ["账号与权限"], ["全部工单", "按月通报", "未办结的转办件"]),
            ("D-审计管理员", ["审计", "待复核"], ["全部工单", "账号与权限"]),
            ("D-系统管理员", ["设置"], ["全部工单", "审计"]),
        ]
        try await OfficeSite.open { _, client in
            for (officer, has, hasNot) in words {
                let page = try await OfficeSite.visitor(officer, client).get("/")
                let main = try #require(page.body.pieces(from: "<main", to: "</main>").first)
                for word in has { #expect(main.contains(">\(word)<"), "\(officer): \(word)") }
                for word in hasNot { #expect(!main.contains(">\(word)<"), "\(officer): \(word)") }
            }
        }
    }
}
