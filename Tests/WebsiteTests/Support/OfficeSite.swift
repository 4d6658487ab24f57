import Accounts
import Casework
import Foundation
import Hummingbird
import HummingbirdTesting
import SQLiteStorage
import Sealing
import Storage
import Synchronization
import TestSupport
import Testing
import Website
import WorkOrders
import WorkingDays

/// A small city whose officers sign in: one account for each role, and for two units.
final class OfficeSite: Sendable {
    let database: any Database
    let desk: WorkOrderDesk
    let rules: Rules
    /// Ten minutes after ``now``, and moved by tests.
    let clock = MovingClock(OfficeSite.now.advanced(bySeconds: 600))
    let settings: SettingsDesk
    /// A folder of the site's own, which is there once something was exported.
    let exportFolder = NSTemporaryDirectory() + "/hotline-exports-" + UUID().uuidString

    /// Monday, 14 February 2022, 9:30.
    static let now = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)
    static let bureau = SmallCity.bureaus[0]
    static let otherBureau = SmallCity.bureaus[1]

    /// 工号 of each account with its role and unit.
    static let officers: [(id: String, role: String, unit: String?)] =
        Rights.standard.names.filter { !["经办人", "单位领导"].contains($0) }.map { ("D-\($0)", $0, nil) }
        + [
            ("D-经办", "经办人", bureau), ("D-别处", "经办人", otherBureau), ("D-领导", "单位领导", bureau),
            ("D-县", "经办人", SmallCity.county), ("D-镇", "经办人", SmallCity.towns[0]),
        ]

    private init(_ database: any Database, _ settings: SettingsDesk) throws {
        self.settings = settings
        self.database = database
        var rules = try SmallCity.rules()
        rules.duty = DutyRoster([DutyRoster.Entry(chain: ["D-值班领导", "D-班长"])])
        self.rules = rules
        desk = WorkOrderDesk(database: database, seal: try SampleSite.seal(), rules: rules)
    }

    /// Opens the site and runs a test in it.
    static func open(_ test: @escaping @Sendable (OfficeSite, any TestClientProtocol) async throws -> Void) async throws
    {
        let database = try SQLiteDatabase.inMemory()
        try await Schema.migrate(database)
        try await database.insert(SmallCity.units)
        try await database.write { connection in
            for officer in officers {
                let grant = Grant(officer.role, unit: officer.unit, from: now.day)
                var stored = StoredOfficer(Account(id: officer.id, name: "演示\(officer.role)", grants: [grant]))
                stored.isDemo = true
                try connection.insert(stored)
            }
        }
        let seal = try SampleSite.seal()
        let settings = try await SettingsDesk(database: database, seal: seal, base: try city())
        let site = try OfficeSite(database, settings)
        _ = try await site.desk.register(SmallCity.appeal(at: now), by: SmallCity.callTaker, at: now)
        let application = Application(router: try site.website().router())
        try await application.test(.router) { try await test(site, $0) }
        await database.close()
        try? FileManager.default.removeItem(atPath: site.exportFolder)
    }

    /// The same rules as a city's files have them.
    private static func city() throws -> CityRules {
        var city = CityRules()
        try city.read(.duty, "起,止,类别,人员\n0,24,,D-值班领导;D-班长\n")
        let leaders = SmallCity.units.map { "\($0.name),\(SmallCity.leader($0.name).id)\n" }
        try city.read(.leaders, "承办单位,负责人工号\n" + leaders.joined())
        return city
    }

    func website() throws -> Website {
        let seal = try SampleSite.seal()
        let signIn = SignInDesk(database: database, seal: seal, isDemo: true)
        let doors = Self.officers.map { Entrance.DemoDoor(id: $0.id, title: $0.role) }
        let now = { @Sendable [clock] in clock.now }
        return try Website(
            database: database,
            seal: seal,
            entrance: .officers(signIn, desk, doors: doors),
            cityRules: settings,
            exportFolder: exportFolder,
            now: now
        )
    }

    /// Somebody who has come in by a door of the demonstration.
    static func visitor(_ id: String, _ client: any TestClientProtocol) async throws -> Visitor {
        let stranger = Visitor(client: client, cookie: "", csrf: "")
        let answer = try await stranger.post("/sign-in", [("demo", id)])
        #expect(answer.status == 303, "\(id): \(answer.body)")
        let cookie = try #require(answer.header("Set-Cookie")?.split(separator: ";").first)
        let visitor = Visitor(client: client, cookie: String(cookie), csrf: "")
        let csrf = try await visitor.get("/password").body.pieces(from: "name=\"csrf\" content=\"", to: "\"").first
        return Visitor(client: client, cookie: String(cookie), csrf: try #require(csrf))
    }
}

/// A browser with a session.
struct Visitor: Sendable {
    let client: any TestClientProtocol
    let cookie: String
    let csrf: String

    func get(_ path: String) async throws -> Page {
        try await Page(client.execute(uri: path, method: .get, headers: [.cookie: cookie]), path)
    }

    /// Sends a form with the session's token.
    func post(_ path: String, _ items: [(String, String)], part: Bool = false) async throws -> Page {
        try await send(path, items + (csrf.isEmpty ? [] : [("csrf", csrf)]), part: part)
    }

    /// Sends a form as it is.
    func send(_ path: String, _ items: [(String, String)], part: Bool = false) async throws -> Page {
        let body = items.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        var headers: HTTPFields = [.cookie: cookie, .contentType: "application/x-www-form-urlencoded"]
        if part, let name = HTTPFields.Element.Name("X-Part") { headers[name] = "1" }
        let answer = try await client.execute(
            uri: path,
            method: .post,
            headers: headers,
            body: ByteBuffer(string: body)
        )
        return Page(answer, path)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            let digits = String(byte, radix: 16)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
        }.joined()
    }
}
