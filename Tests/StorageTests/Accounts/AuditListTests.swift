import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct AuditListTests {
    private let day = CivilDay(year: 2022, month: 3, day: 1)

    @Test("changes are found by who made them, what they are about and when", arguments: Backend.available)
    func changes(_ backend: Backend) async throws {
        try await backend.withSchema { [day] database in
            try await database.write { connection in
                for number in 1...6 {
                    try connection.insert(
                        SettingsEvent(
                            sequence: number,
                            at: day.advanced(by: number).start,
                            officer: number % 2 == 0 ? "S2" : "S1",
                            subject: "账号 T\(number % 3)",
                            words: "变更\(number)",
                            mac: "m"
                        )
                    )
                }
            }
            func found(_ change: (inout AuditQuery) -> Void) async throws -> [Int] {
                var query = AuditQuery()
                change(&query)
                let asked = query
                return try await database.read { try $0.settingsEvents(asked, before: nil, limit: 9).map(\.sequence) }
            }
            #expect(try await found { $0.officer = "S2" } == [6, 4, 2])
            #expect(try await found { $0.subject = "账号 T0" } == [6, 3])
            #expect(try await found { ($0.from, $0.to) = (day.advanced(by: 2), day.advanced(by: 3)) } == [3, 2])
            #expect(try await found { _ in } == [6, 5, 4, 3, 2, 1])
        }
    }

    @Test("every identity that was opened is listed, also two of an order in one second", arguments: Backend.available)
    func looks(_ backend: Backend) async throws {
        try await backend.withSchema { [day] database in
            try await database.insert([StoredWorkOrder(id: 1, order: .sample("1"), identity: SealedIdentity())])
            try await database.write { connection in
                for sequence in 1...5 {
                    let action: ActionName = sequence == 3 ? .amend : .openIdentity
                    let event = StoredEvent(
                        sequence: sequence,
                        at: day.start,
                        action: action,
                        officer: "T\(sequence % 2)",
                        content: "{}",
                        mac: "m\(sequence)"
                    )
                    try connection.append(event, order: 1)
                }
            }
            var keys: [String] = []
            while true {
                let last = keys.last
                let page = try await database.read { try $0.identityLooks(AuditQuery(), after: last, limit: 2) }
                guard !page.isEmpty else { break }
                keys += page.map(\.key)
                #expect(page.allSatisfy { $0.order == "1" })
            }
            let at = day.start.secondsSinceEpoch
            #expect(keys == [5, 4, 2, 1].map { "\(at)-1-\($0)" })
            let bad = await thrown(StorageError.self) {
                _ = try await database.read { try $0.identityLooks(AuditQuery(), after: "1-x", limit: 2) }
            }
            #expect(bad == .notFound)
        }
    }
}
