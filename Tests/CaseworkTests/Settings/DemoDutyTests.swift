import Accounts
import Casework
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct DemoDutyTests {
    @Test("the demonstration's roster names those who can confirm, day and night, once", arguments: Backend.available)
    func roster(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { database, desk, _ in
            try await DemoOfficers(database: database).add(from: SettingsDeskTests.now.day)
            let duty = DemoDuty(settings: desk)
            try await duty.add(at: SettingsDeskTests.now)
            try await duty.add(at: SettingsDeskTests.now)
            #expect(try await desk.versions(of: .duty).count == 1)
            let officers = try await DemoOfficers(database: database).list()
            for hour in 0..<24 {
                let at = Instant(day: SettingsDeskTests.now.day, secondOfDay: hour * 3_600)
                let told = desk.rules.duty.chain(.danger, at: at)
                #expect(told.count >= 2)
                for id in told {
                    let role = officers.first { $0.id == id }?.grants.first?.role ?? ""
                    #expect(Rights.standard.allows(role, .readAlerts), "\(id)")
                }
            }
        }
    }

    @Test("a city without the demonstration's officers keeps its roster", arguments: Backend.available)
    func none(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, _ in
            try await DemoDuty(settings: desk).add(at: SettingsDeskTests.now)
            #expect(try await desk.newest().isEmpty)
        }
    }
}
