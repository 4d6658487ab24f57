import Exchange
import Sealing
public import Storage
import WorkOrders

/// Writes the exchange files of everything stored: one consistent state, streaming, memory flat.
///
/// Citizens are opened: an export holds identity and is to be kept like the database's key.
public struct ExportDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal
    }

    /// Writes the files into an existing folder and returns how many records each has.
    public func carryOut(
        to folder: String,
        progress: @escaping @Sendable (ExchangeFile, Int) -> Void = { _, _ in }
    ) async throws -> [ExchangeFile: Int] {
        try await database.read { [seal] connection in
            let run = ExportRun(connection: connection, folder: folder, progress: progress)
            try run.write(.units, UnitColumn.self, try connection.units().map(\.exchangeFields))
            try run.write(.categories, CategoryColumn.self, try connection.categories().map(\.exchangeFields))
            try run.write(.history, HistoryColumn.self, try connection.historyFigures().map(\.exchangeFields))
            try run.writeOrders(seal)
            try run.writeContacts(seal)
            try run.writeDispatches()
            try run.write(.visits, VisitColumn.self) { row in
                try connection.forEachVisit { try row($0.exchangeFields) }
            }
            try run.write(.supervisions, SupervisionColumn.self) { row in
                try connection.forEachSupervision { try row($0.exchangeFields) }
            }
            try run.writeEvents()
            return run.counts
        }
    }
}

/// One export inside its read transaction.
private final class ExportRun {
    let connection: any Connection
    let folder: String
    let progress: (ExchangeFile, Int) -> Void
    var counts: [ExchangeFile: Int] = [:]

    init(connection: any Connection, folder: String, progress: @escaping (ExchangeFile, Int) -> Void) {
        self.connection = connection
        self.folder = folder
        self.progress = progress
    }

    func write<Column: ExchangeColumn>(_ file: ExchangeFile, _: Column.Type, _ rows: [[String]]) throws {
        try write(file, Column.self) { row in for fields in rows { try row(fields) } }
    }

    func write<Column: ExchangeColumn>(
        _ file: ExchangeFile,
        _: Column.Type,
        _ rows: (_ emit: ([String]) throws -> Void) throws -> Void
    ) throws {
        try write(file, header: Column.allCases.map(\.rawValue), rows)
    }

    /// Orders have a column for each note that any of them carries.
    func writeOrders(_ seal: CitizenSeal) throws {
        let notes = try connection.noteNames()
        try write(.orders, header: OrderColumn.allCases.map(\.rawValue) + notes) { row in
            try connection.forEachWorkOrder { stored in
                var order = stored.order
                order.citizen = try seal.citizen(stored.identity, order: order.number)
                try row(order.exchangeFields + notes.map { order.notes[$0] ?? "" })
            }
        }
    }

    func writeContacts(_ seal: CitizenSeal) throws {
        try write(.contacts, ContactColumn.self) { row in
            try connection.forEachFollowUpContact { stored, identity in
                var contact = stored
                contact.citizen = try seal.citizen(identity, of: contact)
                try row(contact.exchangeFields)
            }
        }
    }

    /// The whole history: with it an import makes every order exactly, down to the codes of its events.
    func writeEvents() throws {
        let writer = try LineWriter(path: "\(folder)/\(ExchangeFile.events.rawValue)")
        var count = 0
        try connection.forEachEvent { order, event in
            try writer.write(try EventLine(order: order, event).text)
            count += 1
            if count.isMultiple(of: 1000) { progress(.events, count) }
        }
        for head in try connection.eventHeads() { try writer.write(try EventLine(head).text) }
        try writer.finish()
        counts[.events] = count
        progress(.events, count)
    }

    /// Dispatches and what is asked and written about them.
    func writeDispatches() throws {
        try write(.dispatches, DispatchColumn.self) { row in
            try connection.forEachDispatch { try row($0.exchangeFields) }
        }
        try write(.sendBacks, SendBackColumn.self) { row in
            try connection.forEachSendBack { try row($0.exchangeFields) }
        }
        try write(.extensions, ExtensionColumn.self) { row in
            try connection.forEachExtension { try row($0.exchangeFields) }
        }
        try write(.replies, ReplyColumn.self) { row in
            try connection.forEachReply { try row($0.exchangeFields) }
        }
    }

    private func write(
        _ file: ExchangeFile,
        header: [String],
        _ rows: (_ emit: ([String]) throws -> Void) throws -> Void
    ) throws {
        let writer = try CSVWriter(path: "\(folder)/\(file.rawValue)", header: header)
        var count = 0
        try rows { fields in
            try writer.write(fields)
            count += 1
            if count.isMultiple(of: 1000) { progress(file, count) }
        }
        try writer.finish()
        counts[file] = count
        progress(file, count)
    }
}
