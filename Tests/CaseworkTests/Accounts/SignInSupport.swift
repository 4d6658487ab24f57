import Accounts
import Casework
import Sealing
import Storage
import TestSupport
import WorkOrders
import WorkingDays

/// A database with one call-taker, and a desk that lets him in.
struct SignInPlace: Sendable {
    static let day = CivilDay(year: 2022, month: 3, day: 1)
    static let now = Instant(day: day, secondOfDay: 36_000)
    static let password = "Correct-horse-1"
    /// Cheap, so that tests don't wait for what is slow on purpose.
    static let hashing = PasswordHashing(scheme: .scrypt(cost: 10, block: 8, parallel: 1))

    var database: any Database
    var plain: Seal
    var seal: CitizenSeal
    var desk: SignInDesk

    var now: Instant { Self.now }

    /// Signs the call-taker in from an address.
    func signIn(
        _ id: String = "T001",
        _ password: String = Self.password,
        code: String? = nil,
        from address: String = "10.0.0.1",
        at now: Instant = Self.now
    ) async throws -> (token: String, signedIn: SignedIn) {
        try await desk.signIn(id: id, password: password, code: code, address: address, at: now)
    }

    /// Why somebody isn't let in; nil where he is.
    func refusal(
        _ id: String = "T001",
        _ password: String = Self.password,
        code: String? = nil,
        from address: String = "10.0.0.1",
        at now: Instant = Self.now
    ) async -> SignInRefusal? {
        await thrown(SignInRefusal.self) {
            _ = try await signIn(id, password, code: code, from: address, at: now)
        }
    }

    /// Another process on the same database, with a cache of its own.
    func elsewhere() -> SignInDesk { SignInDesk(database: database, seal: seal, passwords: Self.hashing) }

    func add(_ id: String, _ grants: [Grant], _ change: @Sendable (inout StoredOfficer) -> Void = { _ in }) async throws
    {
        var officer = StoredOfficer(Account(id: id, name: "测试员\(id)", grants: grants))
        officer.password = try await Self.hashing.hash(Self.password)
        officer.passwordSetAt = Self.now
        change(&officer)
        let stored = officer
        try await database.write { try $0.insert(stored) }
    }
}

extension Backend {
    /// Runs a test with the call-taker T001, whose password is set.
    func withSignIn(
        rules: SignInRules = SignInRules(),
        isDemo: Bool = false,
        _ test: (SignInPlace) async throws -> Void
    ) async throws {
        try await withSchema { database in
            let plain = Seal(try KeyRing.ephemeral(.aesGCM))
            let seal = CitizenSeal(plain)
            let desk = SignInDesk(
                database: database,
                seal: seal,
                rules: rules,
                passwords: SignInPlace.hashing,
                isDemo: isDemo
            )
            let place = SignInPlace(database: database, plain: plain, seal: seal, desk: desk)
            try await place.add("T001", [Grant("话务员", from: SignInPlace.day)])
            try await test(place)
        }
    }
}
