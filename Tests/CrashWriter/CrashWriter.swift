import Casework
import Foundation
import Sealing
import Storage
import TestSupport
import WorkOrders
import WorkingDays

/// Works on a database until it is killed; says a line for every action that was acknowledged.
///
/// `CrashWriter ADDRESS KEYFILE WRITERS`
@main
struct CrashWriter {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let writers = Int(arguments[3]) else { return }
        let database = try await Backend.open(address: arguments[1])
        let seal = CitizenSeal(Seal(try KeyRing.load(arguments[2])))
        let desk = WorkOrderDesk(database: database, seal: seal, rules: try SmallCity.rules())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<writers { group.addTask { try await work(desk) } }
            try await group.waitForAll()
        }
    }

    /// One order after the other, as far as the unit's first calls.
    private static func work(_ desk: WorkOrderDesk) async throws {
        let unit = SmallCity.bureaus[0]
        while true {
            let now = Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
            var draft = SmallCity.appeal(at: now)
            draft.citizen = Citizen(name: "测试甲", callingNumber: "19900001234")
            let file = try await desk.register(draft, by: SmallCity.callTaker, at: now)
            say(file)
            let number = file.order.number
            let sent = Action.dispatch([Assignment(unit)], Handover())
            let dispatched = try await desk.carryOut(sent, on: number, by: SmallCity.dispatcher, at: now)
            say(dispatched)
            let dispatch = dispatched.dispatches[0].number
            let clerk = SmallCity.clerk(unit)
            say(try await desk.carryOut(.acknowledge(dispatch: dispatch), on: number, by: clerk, at: now))
            for _ in 1...3 {
                let attempt = Action.recordAttempt(dispatch: dispatch, isReached: false, note: nil)
                say(try await desk.carryOut(attempt, on: number, by: clerk, at: now))
            }
        }
    }

    /// A line shorter than a pipe's buffer is written whole or not at all.
    private static func say(_ file: CaseFile) {
        let line = "\(file.order.number) \(file.order.revision)\n"
        FileHandle.standardOutput.write(Data(line.utf8))
    }
}
