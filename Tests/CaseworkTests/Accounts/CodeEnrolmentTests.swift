import Accounts
import Casework
import Sealing
import Storage
import TestSupport
import Testing
import WorkingDays

/// 动态口令 that an office needs before anything else.
@Suite struct CodeEnrolmentTests {
    private static var rules: SignInRules {
        var rules = SignInRules()
        rules.codeRoles = ["话务员"]
        return rules
    }

    @Test("who holds an office that needs a code must enrol, until he has", arguments: Backend.available)
    func enrols(_ backend: Backend) async throws {
        try await backend.withSignIn(rules: Self.rules) { place in
            let (token, signedIn) = try await place.signIn()
            #expect(signedIn.mustEnrolCode)
            let desk = AccountDesk(place.desk)
            let offer = try desk.offerCode(officer: "T001")
            #expect(try desk.offer(of: offer.sealed, officer: "T001").text == offer.text)
            let code = try OneTimeCode(opening: offer.sealed, with: place.plain, officer: "T001")
                .code(secondsSinceEpoch: place.now.secondsSinceEpoch)
            try await desk.enrol(offer.sealed, code: code, officer: "T001", at: place.now)
            let now = try #require(try await place.desk.session(token, at: place.now))
            #expect(!now.mustEnrolCode)
            #expect(await place.refusal() == .codeNeeded)
        }
    }

    @Test("a telephone isn't replaced by who sits at the desk", arguments: Backend.available)
    func replaced(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let desk = AccountDesk(place.desk)
            let offers = [try desk.offerCode(officer: "T001"), try desk.offerCode(officer: "T001")]
            var refusals: [AccountRefusal?] = []
            for offer in offers {
                let code = try OneTimeCode(opening: offer.sealed, with: place.plain, officer: "T001")
                    .code(secondsSinceEpoch: place.now.secondsSinceEpoch)
                refusals.append(
                    await thrown(AccountRefusal.self) {
                        try await desk.enrol(offer.sealed, code: code, officer: "T001", at: place.now)
                    }
                )
            }
            #expect(refusals == [nil, .hasCode])
        }
    }

    @Test("an offer of another's is none", arguments: Backend.available)
    func another(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let desk = AccountDesk(place.desk)
            let offer = try desk.offerCode(officer: "T002")
            #expect(await thrown(SealingError.self) { _ = try desk.offer(of: offer.sealed, officer: "T001") } != nil)
        }
    }

    @Test("other rules count for sessions that are there, and leave rights as they are", arguments: Backend.available)
    func followed(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, signedIn) = try await place.signIn()
            #expect(!signedIn.mustEnrolCode)
            place.desk.follow(Self.rules)
            let later = place.now.advanced(bySeconds: 10)
            #expect(try await place.desk.session(token, at: later)?.mustEnrolCode == true)
        }
    }
}
