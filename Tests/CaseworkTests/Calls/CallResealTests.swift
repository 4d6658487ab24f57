import Calls
import Casework
import Sealing
import Storage
import TestSupport
import Testing

/// A new key takes over the numbers of calls.
@Suite struct CallResealTests {
    @Test(
        "after resealing a call's number opens by the new key alone, and its missed call is still settled",
        arguments: Backend.available
    )
    func reseal(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let old = try KeyRing.ephemeral(.aesGCM)
            let place = { (ring: KeyRing) in
                let seal = CitizenSeal(Seal(ring))
                return CallPlace(database: database, seal: seal, desk: CallDesk(database: database, seal: seal))
            }
            let (before, after) = (place(old), place(try old.rotated(to: .sm4SM3)))
            try await before.miss("a", at: 0)
            try await before.miss("b", from: CallPlace.otherNumber, at: 10)
            // Between the new key and the end of resealing numbers are found by either key.
            try await after.tell("c", #""direction": "out", "called": "\#(CallPlace.otherNumber)", "answered": @90"#)
            #expect(try await after.stored("b")?.callback == .reached)
            let desk = ResealDesk(database: database, seal: after.seal)
            #expect(try await desk.carryOut() == 2)
            #expect(try await after.desk.missed(limit: 9).map(\.opened.number) == [CallPlace.number])
            let lost = await thrown(SealingError.self) { _ = try await before.desk.missed(limit: 9) }
            #expect(lost != nil)
            #expect(try await desk.carryOut() == 0)
            #expect(try await database.read { try $0.holdsSealedValues() })
        }
    }
}
