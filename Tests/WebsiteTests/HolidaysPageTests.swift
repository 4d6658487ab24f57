import Casework
import Testing
import WorkOrders
import WorkingDays

@testable import Website

@Suite struct HolidaysPageTests {
    private static let notice = ("text", "2027 春节 off 2027-02-05..2027-02-11 work 2027-01-30\n")

    @Test func `a notice is previewed, adopted and counts at once`() async throws {
        try await OfficeSite.open { site, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let preview = try await admin.post("/settings/holidays", [Self.notice])
            // Five weekdays off, one Saturday worked; the weekend within was off anyway.
            #expect(preview.status == 200 && preview.body.contains("预览：6 天的工作日有变化"))
            #expect(preview.body.contains("<li>2027-01-30</li>"))
            let saved = try await admin.post("/settings/holidays", [Self.notice, ("confirm", "1")])
            #expect(saved.status == 303)
            let after = try await admin.get("/settings/holidays").body
            #expect(after.contains("2027 年") && after.contains("采用2027年放假安排，6天的工作日有变化"))
            #expect(!site.settings.rules.calendar.isWorkingDay(CivilDay(year: 2027, month: 2, day: 8)))
        }
    }

    @Test func `what is no notice changes nothing and stays in its field`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let answer = try await admin.post("/settings/holidays", [("text", "春节放七天"), ("confirm", "1")])
            #expect(answer.status == 422 && answer.body.contains("没有读到放假安排") && answer.body.contains("春节放七天"))
            #expect(try await !admin.get("/settings/holidays").body.contains("已采用的通知"))
        }
    }

    @Test func `a working day marked as worked is pointed out`() async throws {
        try await OfficeSite.open { _, client in
            let admin = try await OfficeSite.visitor("D-系统管理员", client)
            let text = "2027 春节 off 2027-02-05..2027-02-11 work 2027-02-02\n"
            let page = try await admin.post("/settings/holidays", [("text", text)])
            #expect(page.body.contains("2027-02-02 本来就是工作日"))
            #expect(
                try await admin.post("/settings/holidays", [("text", text), ("back", "1")]).body.contains("2027-02-02")
            )
        }
    }
}
