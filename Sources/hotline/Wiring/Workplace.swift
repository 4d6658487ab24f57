import Casework
import Foundation
import PostgresStorage
import SQLiteStorage
import Sealing
import Storage
import WorkOrders
import WorkingDays

/// The opened database with the key of its citizens.
struct Workplace {
    let database: any Database
    let keys: KeyRing
    let keyPath: String
    /// With the city's hours.
    let calendar: WorkCalendar
    /// The city's files, and what was saved over them.
    let settings: SettingsDesk

    /// The city as it counted when this was opened.
    var city: CityRules { settings.city }

    /// The city's limits.
    var limits: HandlingLimits { city.limits }

    var seal: CitizenSeal { CitizenSeal(Seal(keys)) }

    /// A seal that looks at the key file again, for a process that runs while another reseals.
    func followingSeal() throws -> CitizenSeal { CitizenSeal(try Seal(following: keyPath)) }

    /// The desk for orders, by the city's rules with the units that are there.
    func orderDesk() throws -> WorkOrderDesk {
        WorkOrderDesk(database: database, seal: try followingSeal(), rules: settings.rules)
    }

    /// The desk for the text index.
    var textIndexDesk: TextIndexDesk { TextIndexDesk(database: database, holder: Self.nodeName) }

    /// The desk that makes files of exports, by the city's rules as they are each time it is asked for.
    func exportDesk(in folder: String) throws -> @Sendable () -> ListExportDesk {
        let (database, seal, settings) = (database, try followingSeal(), settings)
        return {
            let holder = Self.nodeName
            let rules = settings.rules
            return ListExportDesk(database: database, seal: seal, rules: rules, folder: folder, holder: holder)
        }
    }

    /// The desk for tables, counting as the settings of bulletins say.
    func tableDesk(_ bulletinFile: String?) throws -> TableDesk {
        let settings = try SettingsFile.bulletin(bulletinFile)
        return TableDesk(database: database, settings: settings, calendar: calendar, holder: Self.nodeName)
    }

    /// Which node this is, for leases.
    static var nodeName: String {
        "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
    }

    /// The desk for accounts; it hashes with threads of its own.
    var accountDesk: AccountDesk { AccountDesk(SignInDesk(database: database, seal: seal, rules: city.signIn)) }

    /// Opens what the options name, brings the schema up to date and closes when `body` is done.
    static func open<Result>(_ options: DataOptions, _ body: (Workplace) async throws -> Result) async throws -> Result
    {
        try await open(try options.settings(), body)
    }

    /// Opens what the settings name.
    static func open<Result>(_ settings: Settings, _ body: (Workplace) async throws -> Result) async throws -> Result {
        let city = try CityFolder.city(settings.cityFolder)
        let database = try await openDatabase(settings)
        do {
            try await Schema.migrate(database)
            let keys = try await openKeys(settings, database)
            let desk = try await SettingsDesk(database: database, seal: CitizenSeal(Seal(keys)), base: city)
            for fault in desk.faults { say("保存的设置不能读取，改用城市文件夹中的：\(fault)") }
            let workplace = Workplace(
                database: database,
                keys: keys,
                keyPath: settings.keyPath,
                calendar: desk.rules.calendar,
                settings: desk
            )
            let result = try await body(workplace)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }

    private static func openDatabase(_ settings: Settings) async throws -> any Database {
        if settings.isServer { return try await PostgresDatabase(settings.databaseName) }
        try makeFolder(of: settings.databaseName)
        return try SQLiteDatabase(path: settings.databaseName)
    }

    /// A new key only for a database that holds no sealed value yet: a lost key must not be replaced in silence.
    private static func openKeys(_ settings: Settings, _ database: any Database) async throws -> KeyRing {
        if FileManager.default.fileExists(atPath: settings.keyPath) { return try KeyRing.load(settings.keyPath) }
        guard try await !database.read({ try $0.holdsSealedValues() }) else {
            throw CommandFailure.keyMissing(path: settings.keyPath)
        }
        try makeFolder(of: settings.keyPath)
        return try KeyRing.create(settings.keyPath, .aesGCM)
    }

    private static func makeFolder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        guard !folder.isEmpty else { return }
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }
}
