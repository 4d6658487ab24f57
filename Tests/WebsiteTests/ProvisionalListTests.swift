import Hummingbird
import HummingbirdTesting
import Storage
import Testing
import Website
import WorkingDays

@Suite struct ProvisionalListTests {
    @Test(arguments: [true, false])
    func `the list of dispatches and the order's page say 暂定 where a year's holidays are not announced`(
        isExpected: Bool
    ) async throws {
        let database = try await SampleSite.database()
        // As a dispatch made here has it: ten working days.
        _ = try await database.write {
            try $0.execute("UPDATE dispatch SET limit_code = 10 WHERE completed_at IS NULL")
        }
        let website = try Website(
            database: database,
            seal: try SampleSite.seal(),
            calendar: isExpected ? WorkCalendar(notices: []) : .standard
        ) {
            SampleSite.now
        }
        try await Application(router: website.router()).test(.router) { client in
            let list = try await client.execute(uri: "/dispatches?state=open", method: .get)
            #expect(String(buffer: list.body).contains("（暂定）") == isExpected)
            let order = try await client.execute(uri: "/work-orders/\(SampleSite.story)", method: .get)
            #expect(String(buffer: order.body).contains("（暂定）") == isExpected)
        }
        await database.close()
    }
}
