import Casework
import Storage
import TestSupport
import Testing

/// Who may tell of calls.
@Suite struct TelephonyDeskTests {
    @Test("a token opens for its system until there is a newer one or none", arguments: Backend.available)
    func tokens(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let desk = TelephonyDesk(database: place.database, seal: place.seal)
            let first = try await desk.newToken(for: "交换机", by: "命令行", at: place.at(0))
            #expect(try await desk.system(first) == "交换机")
            let second = try await desk.newToken(for: "交换机", by: "命令行", at: place.at(1))
            #expect(try await desk.system(first) == nil)
            #expect(try await desk.system(second) == "交换机")
            for wrong in ["", "x", "1.", first + "x", "2" + first.dropFirst()] {
                #expect(try await desk.system(String(wrong)) == nil)
            }
            try await desk.removeToken(of: "交换机", by: "命令行", at: place.at(2))
            #expect(try await desk.system(second) == nil)
            let none = await thrown(CallRefusal.self) {
                try await desk.removeToken(of: "交换机", by: "命令行", at: place.at(3))
            }
            #expect(none == .unknownToken)
            let events = try await place.database.read { try $0.settingsEvents(after: 0, limit: 9).map(\.words) }
            #expect(events == ["新建话务令牌", "新建话务令牌", "停用话务令牌"])
        }
    }

    @Test("the database holds no token", arguments: Backend.available)
    func hashed(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let desk = TelephonyDesk(database: place.database, seal: place.seal)
            let token = try await desk.newToken(for: "交换机", by: "命令行", at: place.at(0))
            let kept = try await place.database.read { try $0.rows("SELECT token_hash FROM telephony_token") }
            #expect(kept.count == 1 && !"\(kept)".contains(token) && !token.contains("\(kept)"))
        }
    }
}
