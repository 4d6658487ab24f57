import Accounts
import Casework
import Sealing
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct SignInTests {
    @Test(
        "who knows the password is in, acting in his office, with a token that only he has",
        arguments: Backend.available
    )
    func right(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let (token, signedIn) = try await place.signIn()
            #expect(signedIn.account.id == "T001" && signedIn.grant.role == "话务员" && !signedIn.mustChangePassword)
            #expect(signedIn.endsAt == place.now.advanced(bySeconds: 43_200))
            #expect(try await place.desk.session(token, at: place.now) == signedIn)
            let (other, second) = try await place.signIn()
            #expect(other != token && second.csrf != signedIn.csrf && signedIn.csrf.utf8.count == 43)
            let kept = try await place.database.read { try $0.sessions(of: "T001") }
            #expect(kept.count == 2 && kept.allSatisfy { $0.hash != token && $0.hash != signedIn.csrf })
        }
    }

    @Test("a wrong password and an unknown 工号 are refused in the same words", arguments: Backend.available)
    func wrong(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            #expect(await place.refusal("T001", "Wrong-horse-1") == .wrong)
            #expect(await place.refusal("T999", "Wrong-horse-1") == .wrong)
            #expect(await place.refusal("", "") == .wrong)
            #expect(await place.refusal("T001", String(repeating: "x", count: 5_000)) == .wrong)
        }
    }

    @Test("the fifth failure locks an account for a quarter of an hour, there or not", arguments: Backend.available)
    func locked(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let until = place.now.advanced(bySeconds: 900)
            for id in ["T001", "T999"] {
                for _ in 1...4 { #expect(await place.refusal(id, "x") == .wrong) }
                #expect(await place.refusal(id, "x") == .locked(until: until))
                // The right password doesn't help before the time.
                #expect(await place.refusal(id) == .locked(until: until))
            }
            #expect(await place.refusal("T001", at: until) == nil)
            #expect(await place.refusal("T999", at: until) == .wrong)
        }
    }

    @Test("many attempts at once get no more tries than one by one", arguments: Backend.available)
    func atOnce(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let refusals = await withTaskGroup(of: SignInRefusal?.self) { group in
                for _ in 0..<20 { group.addTask { await place.refusal("T001", "x") } }
                return await group.reduce(into: [SignInRefusal?]()) { $0.append($1) }
            }
            let wrong = refusals.count { $0 == .wrong }
            #expect(wrong == 4 && refusals.count == 20)
            #expect(await place.refusal() == .locked(until: place.now.advanced(bySeconds: 900)))
        }
    }

    @Test("an address that tries many accounts is locked, and another isn't", arguments: Backend.available)
    func address(_ backend: Backend) async throws {
        var rules = SignInRules()
        rules.addressLockout = Lockout(failures: 8, seconds: 900)
        try await backend.withSignIn(rules: rules) { place in
            for number in 1...7 { #expect(await place.refusal("X\(number)", "x") == .wrong) }
            // What is right counts for nothing, however often.
            for _ in 1...10 { #expect(await place.refusal() == nil) }
            #expect(await place.refusal("X8", "x") == .locked(until: place.now.advanced(bySeconds: 900)))
            #expect(await place.refusal() == .locked(until: place.now.advanced(bySeconds: 900)))
            #expect(await place.refusal(from: "10.0.0.2") == nil)
        }
    }

    @Test(
        "that an account is disabled or has no office is told to who knows its password only",
        arguments: Backend.available
    )
    func disabled(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            try await place.add("T002", [Grant("话务员", from: SignInPlace.day)]) { $0.account.isDisabled = true }
            try await place.add("T003", [Grant("话务员", from: SignInPlace.day.advanced(by: 1))])
            #expect(await place.refusal("T002") == .disabled)
            #expect(await place.refusal("T002", "x") == .wrong)
            #expect(await place.refusal("T003") == .noOffice)
            #expect(await place.refusal("T003", "x") == .wrong)
            #expect(await place.refusal("T003", at: place.now.advanced(bySeconds: 86_400)) == nil)
        }
    }

    @Test("an account with 动态口令 asks for its code and takes each once", arguments: Backend.available)
    func codes(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let secret = try OneTimeCode()
            let sealed = try secret.sealed(by: place.plain, officer: "T001")
            try await place.database.write { try $0.setCodeSecret(sealed, officer: "T001") }
            for _ in 1...6 { #expect(await place.refusal() == .codeNeeded) }
            let code = secret.code(secondsSinceEpoch: place.now.secondsSinceEpoch)
            #expect(await place.refusal("T001", "x", code: code) == .wrong)
            #expect(await place.refusal(code: " \(code.prefix(3)) \(code.suffix(3))") == nil)
            #expect(await place.refusal(code: code) == .codeWrong)
            let later = place.now.advanced(bySeconds: 60)
            #expect(
                await place.refusal(code: secret.code(secondsSinceEpoch: later.secondsSinceEpoch), at: later) == nil
            )
        }
    }

    @Test("a password too old or set by another must be changed", arguments: Backend.available)
    func mustChange(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            try await place.add("T002", [Grant("话务员", from: SignInPlace.day)]) { $0.mustChange = true }
            #expect(try await place.signIn("T002").signedIn.mustChangePassword)
            let later = place.now.advanced(bySeconds: 90 * 86_400)
            #expect(try await place.signIn(at: later).signedIn.mustChangePassword)
        }
    }

    @Test("a hash of older parameters is made anew when its password is seen", arguments: Backend.available)
    func renewed(_ backend: Backend) async throws {
        try await backend.withSignIn { place in
            let dearer = PasswordHashing(scheme: .scrypt(cost: 11, block: 8, parallel: 1))
            let desk = SignInDesk(database: place.database, seal: place.seal, passwords: dearer)
            let address = "10.0.0.1"
            for _ in 1...2 {
                let begun = try? await desk.signIn(
                    id: "T001",
                    password: SignInPlace.password,
                    code: nil,
                    address: address,
                    at: place.now
                )
                #expect(begun != nil)
            }
            let kept = try await place.database.read { try $0.officer("T001")?.password }
            #expect(kept?.hasPrefix("1:11:8:1:") == true)
        }
    }

    @Test(
        "demonstration officers get in without a password only where the desk is for one",
        arguments: Backend.available
    )
    func demo(_ backend: Backend) async throws {
        for isDemo in [true, false] {
            try await backend.withSignIn(isDemo: isDemo) { place in
                try await place.add("D001", [Grant("话务员", from: SignInPlace.day)]) { $0.isDemo = true }
                let real = await thrown(SignInRefusal.self) {
                    _ = try await place.desk.signInAsDemo(id: "T001", address: "", at: place.now)
                }
                let demo = await thrown(SignInRefusal.self) {
                    _ = try await place.desk.signIn(with: .demo(id: "D001"), address: "", at: place.now)
                }
                #expect(real == .closedWay && demo == (isDemo ? nil : .closedWay))
            }
        }
    }

    @Test("every sentence says what to do")
    func sentences() {
        let refusals: [SignInRefusal] = [
            .wrong, .locked(until: SignInPlace.now), .codeNeeded, .codeWrong, .disabled, .noOffice, .busy, .ended,
            .closedWay, .password(.containsId),
        ]
        #expect(refusals.allSatisfy { $0.sentence.contains("请") })
    }
}
