import Bulletins
import Casework
import Logging
import ServiceLifecycle
import Storage
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// The background of the website makes files, and ends with it.
@Suite struct ExportBeatTests {
    @Test func `what is asked for while the website runs is made, and its end gives the lease back`() async throws {
        try await OfficeSite.open { site, _ in
            let (rules, seal) = (site.rules, try SampleSite.seal())
            let (database, folder) = (site.database, site.exportFolder)
            let desk = { @Sendable in
                ListExportDesk(database: database, seal: seal, rules: rules, folder: folder, holder: "甲")
            }
            let officer = Officer(id: "D-督办", name: "演示督办", role: "督办")
            let wish = ExportWish(query: OrderQuery(), conditions: "", form: .csv)
            _ = try await desk().ask(wish, by: officer, at: site.clock.now)
            let beat = ExportBeat(desk) { site.clock.now }
            let group = ServiceGroup(
                configuration: .init(services: [.init(service: beat)], logger: .init(label: "test"))
            )
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                for _ in 0..<600 {
                    if try await desk().exports(of: officer).first?.state == .done { break }
                    try await Task.sleep(for: .milliseconds(50))
                }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            let export = try #require(try await desk().exports(of: officer).first)
            #expect(export.state == .done && export.conditions == "全部工单")
            let isFree = try await database.write { connection in
                try connection.takeLease("exports", holder: "乙", now: site.clock.now, seconds: 9)
            }
            #expect(isFree)
        }
    }
}
