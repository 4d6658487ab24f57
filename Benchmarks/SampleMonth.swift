import Casework
import SQLiteStorage
import SampleCity
import Storage

/// The rows that both ways insert: a sample month as exchange files and as ready values.
struct SampleMonth {
    let folder: String
    let orders: Int
    let seal: CitizenSeal

    /// Makes the month once and exports it.
    func make() async throws {
        let database = try SQLiteDatabase(path: folder + "/source.sqlite")
        try await Schema.migrate(database)
        let desk = DemoDesk(database: database, seal: seal)
        var made = 0
        let seconds = try await Bench.seconds {
            made = try await desk.fill(seed: 1, orders: orders, extent: .february)
        }
        Bench.line("make \(made) sample orders", seconds, rate: "\(Int(Double(made) / seconds)) orders/s")
        _ = try await ExportDesk(database: database, seal: seal).carryOut(to: folder)
        await database.close()
    }

    /// The month's rows as they stand in the tables; all in memory.
    func rows() async throws -> [TableRows] {
        let database = try SQLiteDatabase(path: folder + "/source.sqlite")
        let rows = try await database.read { connection in try TableRows.all(connection) }
        await database.close()
        return rows
    }
}

/// All rows of one table, every value ready to be bound.
struct TableRows: Sendable {
    var table: String
    var rows: [[Value]]

    /// Parents before children, as foreign keys want it; all that the exchange files carry.
    static let tables = [
        "channel", "category", "area", "handling_unit", "tag", "history_figure", "work_order", "work_order_tag",
        "follow_up_contact", "dispatch", "send_back", "deadline_extension", "reply", "return_visit", "supervision",
    ]

    static func all(_ connection: any Connection) throws -> [TableRows] {
        try tables.map { table in
            let rows = try connection.rows(Statement(stringLiteral: "SELECT * FROM \(table)"))
            return TableRows(table: table, rows: rows.map(\.values))
        }
    }

    var insert: String {
        let places = (1...max(rows.first?.count ?? 1, 1)).map { "$\($0)" }.joined(separator: ", ")
        return "INSERT INTO \(table) VALUES (\(places))"
    }
}
