import Bulletins
import Casework
import SQLiteStorage
import Sealing
import Storage
import Website
import WorkOrders
import WorkingDays

/// A small city made by hand: February 2022 with every kind of row, seen on 2022-03-05.
enum SampleSite {
    static let now = Instant(day: CivilDay(year: 2022, month: 3, day: 5), secondOfDay: 36_000)
    /// What must never come out of a page as it went in.
    static let hostile = "<script>alert(1)</script>\"'&amp;{{x}}"
    static let story = "HB2022020100001"
    static let secret = "HB2022020100002"
    static let attack = "HB/<b>&\"'?#%20 号"
    static let direct = "HB2022020100003"
    static let phone = "13812345678"
    /// The orders besides those with a name: enough for three pages.
    static let plainCount = 120

    static func database() async throws -> any Database {
        let database = try SQLiteDatabase.inMemory()
        try await fill(database)
        return database
    }

    /// Makes an empty database of any engine the sample city's.
    static func fill(_ database: any Database) async throws {
        try await Schema.migrate(database)
        let seal = try seal()
        try await database.write { connection in try SampleRows(connection, seal: seal).insertAll() }
    }

    static func website(_ database: any Database, basePath: String = "") throws -> Website {
        try Website(database: database, seal: try seal(), basePath: basePath) { now }
    }

    /// One key for all tests, so that a website opens what another sealed.
    private static let keys = Result { try KeyRing.ephemeral(.aesGCM) }

    static func seal() throws -> CitizenSeal { CitizenSeal(try plainSeal()) }

    static func plainSeal() throws -> Seal { Seal(try keys.get()) }
}
