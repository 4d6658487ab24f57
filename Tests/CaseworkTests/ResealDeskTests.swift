import Casework
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct ResealDeskTests {
    @Test(
        "after resealing everything opens by the new key alone, and numbers are found by it",
        arguments: Backend.available
    )
    func reseal(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let old = try KeyRing.ephemeral(.aesGCM)
            let before = CitizenSeal(Seal(old))
            try await fill(database, before)
            let after = CitizenSeal(Seal(try old.rotated(to: .sm4SM3)))
            let desk = ResealDesk(database: database, seal: after)
            #expect(try await desk.carryOut() == 450 + 3)
            for index in 0..<450 {
                let number = "T2022\(1_000_000 + index)"
                let identity = try await database.read { try $0.workOrder(number) }.identity
                let expected = citizen(index)
                #expect(try after.citizen(identity, order: number) == expected)
                #expect(throws: (any Error).self) { try before.citizen(identity, order: number) }
                #expect(identity.callingHash == (try after.identity(expected, order: number)).callingHash)
            }
            for (contact, identity) in try await database.read({ try $0.followUpContacts(ofOrder: 1) }) {
                #expect(try after.citizen(identity, of: contact) == citizen(1))
                #expect(throws: (any Error).self) { try before.citizen(identity, of: contact) }
            }
            #expect(try await desk.carryOut() == 0)
        }
    }

    @Test("sealed fields are bound to their order: another's don't open", arguments: Backend.available)
    func bound(_ backend: Backend) async throws {
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        let identity = try seal.identity(citizen(1), order: "A1")
        #expect(try seal.citizen(identity, order: "A1") == citizen(1))
        #expect(throws: (any Error).self) { try seal.citizen(identity, order: "A2") }
    }

    @Test("a caller's sealed fields open on their own contact alone")
    func boundContact() throws {
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        var contact = FollowUpContact(order: "A1", at: Instant(secondsSinceEpoch: 9), kind: .reminder)
        contact.citizen = citizen(1)
        let identity = try seal.identity(of: contact)
        #expect(try seal.citizen(identity, of: contact) == citizen(1))
        #expect(throws: (any Error).self) { try seal.citizen(identity, order: "A1") }
        for other in [
            FollowUpContact(order: "A2", at: contact.at, kind: .reminder),
            FollowUpContact(order: "A1", at: contact.at.advanced(bySeconds: 1), kind: .reminder),
            FollowUpContact(order: "A1", at: contact.at, kind: .addition),
        ] {
            #expect(throws: (any Error).self) { try seal.citizen(identity, of: other) }
        }
    }

    private func citizen(_ index: Int) -> Citizen {
        Citizen(name: "测试\(index)", callingNumber: "1990000\(1_000 + index)", contactNumber: "0561-3001234")
    }

    private func fill(_ database: any Database, _ seal: CitizenSeal) async throws {
        var random = RandomOrders(seed: 5)
        try await database.insert(
            try (0..<450).map { index in
                let order = random.order(index)
                return StoredWorkOrder(
                    id: index + 1,
                    order: order,
                    identity: try seal.identity(citizen(index), order: order.number)
                )
            }
        )
        let caller = citizen(1)
        try await database.write { connection in
            var names = try NameIndex(connection)
            for kind in FollowUpKind.allCases.prefix(3) {
                var contact = FollowUpContact(order: "T20221000000", at: Instant(secondsSinceEpoch: 9), kind: kind)
                contact.citizen = caller
                let identity = try seal.identity(of: contact)
                _ = try connection.insertIfAbsent(contact, order: 1, identity: identity, names: &names)
            }
        }
    }
}
