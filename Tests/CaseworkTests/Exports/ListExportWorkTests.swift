import Bulletins
import Foundation
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// What happens to exports in the background: stopped, broken off, taken up again, too old.
@Suite struct ListExportWorkTests {
    struct PowerCut: Error {}

    @Test("the oldest that waits is made first, one with each look", arguments: Backend.available)
    func line(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            #expect(try await !place.desk().hasWork(at: place.now))
            for _ in 1...2 { _ = try await place.ask() }
            #expect(try await place.desk().hasWork(at: place.now))
            #expect(try await place.work(1).state == .done)
            #expect(try await place.stored(2).state == .waiting)
            #expect(try await place.work(2).state == .done)
            #expect(try await !place.desk().work { place.tick() })
            #expect(try await !place.desk().hasWork(at: place.now))
        }
    }

    @Test("one that is stopped while it is made leaves no file", arguments: Backend.available)
    func stopped(_ backend: Backend) async throws {
        try await ExportPlace.with(backend, orders: 500) { place in
            _ = try await place.ask()
            // Reads: files that are too old, then a page each.
            let database = HookedDatabase(place.database, before: 3) {
                try await place.desk().stop(1, by: ExportPlace.supervisor, at: place.now)
            }
            let export = try await place.work(on: database)
            #expect(export.state == .stopped && export.file == nil && export.doneRows < 500 && place.files.isEmpty)
            #expect(try await !place.desk().work { place.tick() })
            #expect(try await place.log().map(\.words).last == "停止导出。")
        }
    }

    @Test("one that is stopped when all but its end is written leaves no file either", arguments: Backend.available)
    func stoppedAtEnd(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            _ = try await place.ask()
            let database = HookedDatabase(place.database, before: 2) {
                try await place.desk().stop(1, by: ExportPlace.supervisor, at: place.now)
            }
            // No second passes, so nobody looks whether it is still wanted.
            _ = try await place.desk(on: database).work { place.now }
            #expect(try await place.stored().state == .stopped && place.files.isEmpty)
            #expect(try await place.log().count == 2)
        }
    }

    @Test("after a crash half a file is removed, and it is made whole from the beginning", arguments: Backend.available)
    func crashed(_ backend: Backend) async throws {
        try await ExportPlace.with(backend, orders: 500) { place in
            _ = try await place.ask()
            let database = HookedDatabase(place.database, before: 3) { throw PowerCut() }
            #expect(await thrown(PowerCut.self) { try await place.work(on: database) } != nil)
            #expect(try await place.stored().state == .running)
            // As a process leaves it that has no time to clear up.
            let half = place.folder + "/1-1.csv.part"
            #expect(FileManager.default.createFile(atPath: half, contents: Data("half".utf8)))
            #expect(try await place.desk("乙").work { place.tick() } == false, "the lease is the first's")
            place.wait(seconds: 61)
            let done = try await place.work(holder: "乙")
            #expect(done.state == .done && done.attempts == 2 && done.doneRows == 500)
            #expect(place.files == ["1-2.csv"])
            #expect(try place.lines(try await place.bytes()).count == 501)
        }
    }

    @Test("what breaks off three times is given up, and says so", arguments: Backend.available)
    func givenUp(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            _ = try await place.ask()
            for _ in 1...3 {
                let database = HookedDatabase(place.database, before: 2) { throw PowerCut() }
                #expect(await thrown(PowerCut.self) { try await place.work(on: database) } != nil)
            }
            let export = try await place.work()
            #expect(export.state == .failed && export.failure?.contains("多次中断") == true && place.files.isEmpty)
            #expect(try await place.log().map(\.words).last?.hasPrefix("没有导出：") == true)
        }
    }

    @Test("a program that ends puts it back into the line", arguments: Backend.available)
    func ended(_ backend: Backend) async throws {
        try await ExportPlace.with(backend, orders: 500) { place in
            _ = try await place.ask()
            let start = place.now
            _ = try await place.desk().work {
                place.tick()
            } isStopped: {
                place.now > start.advanced(bySeconds: 5)
            }
            let export = try await place.stored()
            #expect(export.state == .waiting && export.doneRows == 0 && place.files.isEmpty)
            try await place.desk().release()
            #expect(try await place.work(holder: "乙").state == .done)
        }
    }

    @Test("who lost the lease while he wrote leaves it to the one who has it", arguments: Backend.available)
    func lostLease(_ backend: Backend) async throws {
        try await ExportPlace.with(backend, orders: 500) { place in
            _ = try await place.ask()
            let database = HookedDatabase(place.database, before: 3) {
                place.wait(seconds: 100)
                _ = try await place.desk("乙").work { place.tick() }
            }
            let export = try await place.work(on: database)
            #expect(export.state == .done && export.attempts == 2 && place.files == ["1-2.csv"])
            #expect(try place.lines(try await place.bytes()).count == 501)
        }
    }

    @Test("a file is removed after seven days, and no sooner", arguments: Backend.available)
    func expired(_ backend: Backend) async throws {
        try await ExportPlace.with(backend) { place in
            _ = try await place.ask()
            try await place.work()
            place.wait(seconds: 7 * 86_400 - 60)
            #expect(try await !place.desk().hasWork(at: place.now))
            #expect(try await place.work().state == .done && place.files.count == 1)
            place.wait(seconds: 120)
            #expect(try await place.desk().hasWork(at: place.now))
            #expect(try await place.work().state == .expired && place.files.isEmpty)
            #expect(await place.refusal { _ = try await place.bytes() } == .notReady(.expired))
        }
    }

    @Test("what can't be written says so and isn't tried again", arguments: ExportForm.allCases)
    func unwritable(_ form: ExportForm) async throws {
        try await ExportPlace.with(.sqlite) { place in
            _ = try await place.ask([.number], form)
            // A folder stands where the file should.
            let path = "\(place.folder)/1-1.\(form.ending).part/x"
            let database = HookedDatabase(place.database, before: 1) {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            let export = try await place.work(on: database)
            #expect(export.state == .failed && export.failure?.contains("请检查") == true)
        }
    }
}
