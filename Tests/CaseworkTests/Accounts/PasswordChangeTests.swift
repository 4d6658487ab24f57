import Accounts
import Casework
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct PasswordChangeTests {
    private func refusal(
        _ place: SignInPlace,
        _ token: String,
        from old: String = SignInPlace.password,
        to new: String
    ) async -> SignInRefusal? {
        await thrown(SignInRefusal.self) {
            try await place.desk.changePassword(token, old: old, new: new, address: "10.0.0.1", at: place.now)
        }
    }

    @Test("a new password takes the old one's place and ends his other sessions", arguments: Backend.available)
    func change(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            try await place.add("T002", [Grant("话务员", from: SignInPlace.day)]) { $0.mustChange = true }
            let (token, _) = try await place.signIn("T002")
            let (other, _) = try await place.signIn("T002")
            #expect(await refusal(place, token, to: "Better-horse-2") == nil)
            #expect(try await place.desk.session(token, at: place.now)?.mustChangePassword == false)
            #expect(try await place.desk.session(other, at: place.now) == nil)
            #expect(await place.refusal("T002") == .wrong)
            #expect(await place.refusal("T002", "Better-horse-2") == nil)
            let events = try await place.database.read { try $0.settingsEvents(about: "账号 T002", limit: 9) }
            #expect(events.map(\.officer) == ["T002"])
            #expect(events.allSatisfy { !$0.words.contains("horse") && !$0.words.contains("1:10:") })
        }
    }

    @Test("one of the last five isn't taken, the sixth is", arguments: Backend.available)
    func history(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            var old = SignInPlace.password
            for number in 2...5 {
                #expect(await refusal(place, token, from: old, to: "Correct-horse-\(number)") == nil)
                old = "Correct-horse-\(number)"
            }
            for number in 1...5 {
                let used = await refusal(place, token, from: old, to: "Correct-horse-\(number)")
                #expect(used == .password(.usedBefore(remembered: 5)))
            }
            #expect(await refusal(place, token, from: old, to: "Correct-horse-6") == nil)
            #expect(await refusal(place, token, from: "Correct-horse-6", to: "Correct-horse-1") == nil)
        }
    }

    @Test("a wrong old password changes nothing and counts as a failure", arguments: Backend.available)
    func wrongOld(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            for _ in 1...4 { #expect(await refusal(place, token, from: "x", to: "Better-horse-2") == .wrong) }
            let until = place.now.advanced(bySeconds: 900)
            #expect(await refusal(place, token, from: "x", to: "Better-horse-2") == .locked(until: until))
            #expect(await place.refusal("T001", at: until) == nil)
        }
    }

    @Test("a password against the rules is refused before anything is counted", arguments: Backend.available)
    func rules(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            #expect(await refusal(place, token, from: "x", to: "short") == .password(.tooShort(minimum: 10)))
            #expect(await refusal(place, token, from: "x", to: "Horse-T001-11") == .password(.containsId))
            #expect(await refusal(place, "no.token", to: "Better-horse-2") == .ended)
            #expect(try await place.database.read { try $0.failures(.account("T001")) } == nil)
        }
    }

    @Test("the password is asked for again before what is grave", arguments: Backend.available)
    func confirm(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            try await place.desk.confirm(token, password: SignInPlace.password, address: "", at: place.now)
            let wrong = await thrown(SignInRefusal.self) {
                try await place.desk.confirm(token, password: "x", address: "", at: place.now)
            }
            #expect(wrong == .wrong)
        }
    }
}
