import Accounts
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct SessionTests {
    @Test("a session ends after half an hour without a request, and goes on with one", arguments: Backend.available)
    func idle(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            var now = place.now
            for _ in 1...3 {
                now = now.advanced(bySeconds: 1_700)
                #expect(try await place.desk.session(token, at: now) != nil)
            }
            #expect(try await place.desk.session(token, at: now.advanced(bySeconds: 1_800)) == nil)
            #expect(try await place.desk.sessions(of: "T001", at: now.advanced(bySeconds: 1_800)).isEmpty)
        }
    }

    @Test("a session ends after twelve hours however busy", arguments: Backend.available)
    func absolute(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            for minutes in stride(from: 20, to: 720, by: 20) {
                #expect(try await place.desk.session(token, at: place.now.advanced(bySeconds: minutes * 60)) != nil)
            }
            #expect(try await place.desk.session(token, at: place.now.advanced(bySeconds: 43_200)) == nil)
        }
    }

    @Test("that he was seen is noted at most once a minute", arguments: Backend.available)
    func touches(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            func seen(after seconds: Int) async throws -> Int? {
                _ = try await place.desk.session(token, at: place.now.advanced(bySeconds: seconds))
                let kept = try await place.database.read { try $0.sessions(of: "T001").first?.seenAt }
                return kept.map { $0.secondsSinceEpoch - place.now.secondsSinceEpoch }
            }
            #expect(try await seen(after: 59) == 0)
            #expect(try await seen(after: 60) == 60)
            #expect(try await seen(after: 61) == 60)
            #expect(try await seen(after: 125) == 125)
        }
    }

    @Test(
        "a session is read from memory for seconds, and gone at once where it was ended",
        arguments: Backend.available
    )
    func memory(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            let elsewhere = place.elsewhere()
            #expect(try await place.desk.session(token, at: place.now) != nil)
            #expect(try await elsewhere.session(token, at: place.now) != nil)
            try await place.desk.signOut(token, address: "10.0.0.1", at: place.now)
            #expect(try await place.desk.session(token, at: place.now) == nil)
            // Another process sees it within five seconds.
            #expect(try await elsewhere.session(token, at: place.now) != nil)
            #expect(try await elsewhere.session(token, at: place.now.advanced(bySeconds: 5)) == nil)
        }
    }

    @Test("a disabled account's sessions are over", arguments: Backend.available)
    func disabled(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, _) = try await place.signIn()
            try await place.database.write { try $0.setDisabled(true, officer: "T001") }
            #expect(try await place.elsewhere().session(token, at: place.now) == nil)
        }
    }

    @Test("one of his sessions is ended, and nobody else's", arguments: Backend.available)
    func ended(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            try await place.add("T002", [Grant("话务员", from: SignInPlace.day)])
            let (token, _) = try await place.signIn(from: "10.0.0.7")
            let own = try #require(try await place.desk.sessions(of: "T001", at: place.now).first)
            #expect(own.address == "10.0.0.7" && own.since == place.now)
            try await place.desk.end(session: own.hash, of: "T002")
            #expect(try await place.desk.session(token, at: place.now) != nil)
            try await place.desk.end(session: own.hash, of: "T001")
            #expect(try await place.desk.session(token, at: place.now) == nil)
        }
    }

    @Test("he acts in another of his offices, and in none that isn't his today", arguments: Backend.available)
    func offices(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let lead = Grant("班长", from: SignInPlace.day)
            let later = Grant("督办", from: SignInPlace.day.advanced(by: 1))
            try await place.add("T002", [Grant("话务员", from: SignInPlace.day), lead, later])
            let (token, _) = try await place.signIn("T002")
            #expect(try await place.desk.use(lead, token: token, at: place.now).officer.role == "班长")
            #expect(try await place.elsewhere().session(token, at: place.now)?.grant == lead)
            for grant in [later, Grant("审核员", from: SignInPlace.day)] {
                let refusal = await thrown(SignInRefusal.self) {
                    _ = try await place.desk.use(grant, token: token, at: place.now)
                }
                #expect(refusal == .noOffice)
            }
        }
    }

    @Test("an office that ends takes its session to another of his, or ends it", arguments: Backend.available)
    func officeOver(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let night = Instant(day: SignInPlace.day, secondOfDay: 86_000)
            let morning = night.advanced(bySeconds: 1_000)
            let short = Grant("班长", from: SignInPlace.day, to: SignInPlace.day)
            try await place.add("T002", [short, Grant("话务员", from: SignInPlace.day)])
            try await place.add("T003", [short])
            let (token, _) = try await place.signIn("T002", at: night)
            let (other, _) = try await place.signIn("T003", at: night)
            #expect(try await place.desk.session(token, at: morning)?.grant.role == "话务员")
            #expect(try await place.desk.session(other, at: morning) == nil)
        }
    }

    @Test("what is no token is nobody's", arguments: ["", "x", "1.AAAA", "99.AAAA"])
    func foreign(_ token: String) async throws {
        try await Backend.sqlite.withSignIn { place in
            #expect(try await place.desk.session(token, at: place.now) == nil)
            try await place.desk.signOut(token, address: "10.0.0.1", at: place.now)
        }
    }
}
