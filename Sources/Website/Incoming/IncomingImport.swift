import Accounts
import Bulletins
import Casework
import Exchange
import Hummingbird
import Storage
import WorkOrders
import WorkingDays

/// A list of 来件, line by line, as it would be registered now.
struct IncomingImport {
    let list: IncomingList
    var lines: [IncomingLine]

    var good: [IncomingLine] { lines.filter(\.isGood) }
    var bad: [IncomingLine] { lines.filter { !$0.problems.isEmpty } }
    var repeated: [IncomingLine] { lines.filter { $0.problems.isEmpty && !$0.earlier.isEmpty } }

    /// Lines that can't be registered, as a file to mend and to upload again.
    var faults: String { list.csv(of: bad.map { ($0.row, $0.problems.joined(separator: "；")) }) }

    /// Says of a number that stands in several lines which is the first of them.
    mutating func refuseTwins() {
        var first: [ExternalReference: Int] = [:]
        for index in lines.indices {
            guard var key = lines[index].key else { continue }
            key.deadline = nil
            if let line = first[key] {
                lines[index].refuse("外部编号“\(key.number ?? "")”与第\(line)行相同，只登记第\(line)行；不是同一件的请改编号。")
            } else {
                first[key] = lines[index].row.line
            }
        }
    }
}

extension Website {
    /// How many are registered side by side: they share their commits on SQLite, and the connections of PostgreSQL.
    private static let side = 8

    /// The list that a form sent: a file of it, or what the preview sealed.
    func incomingText(_ items: FormItems, of officer: String) throws -> String {
        if let sealed = items.given("list") { return try seal.openedList(sealed, of: officer) }
        guard let file = items.files["file"], !file.isEmpty else {
            throw CityFileError.unreadable(file: "", reason: "请选择来件文件（xlsx 或 CSV）。")
        }
        return try AccountDesk.list(file, name: "来件表")
    }

    /// Reads a list by the city's names, its rule and what is registered already; nothing is stored.
    ///
    /// A look-up for each external number.
    func read(_ text: String, _ items: FormItems, by officer: Officer) async throws -> IncomingImport {
        let (now, desk, defaults) = (now(), try actingDesk(), IncomingDefaults(items))
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        let list = try IncomingList(text, headers: desk.rules.names.incoming, platform: defaults.platform)
        var lines = list.rows.map { IncomingLine($0, defaults, lists, at: now) }
        for index in lines.indices {
            guard let order = lines[index].order else { continue }
            let refusal = desk.refusal(ofRegistering: order, by: officer, at: now)
            if let refusal { lines[index].refuse(refusal.sentence) }
        }
        var read = IncomingImport(list: list, lines: lines)
        read.refuseTwins()
        let keys = read.lines.map(\.key)
        let earlier = try await database.read { connection in
            try keys.map { key in
                guard let key, let number = key.number else { return [String]() }
                return try connection.orders(ofExternalNumber: number, platform: key.platform)
            }
        }
        for index in read.lines.indices { read.lines[index].earlier = earlier[index] }
        return read
    }

    /// Registers every good line in a transaction of its own; what became of each, in the order of the file.
    func register(_ lines: [IncomingLine], by officer: Officer) async throws -> [IncomingOutcome] {
        var outcomes: [IncomingOutcome] = []
        var next = 0
        try await withThrowingTaskGroup(of: IncomingOutcome.self) { group in
            func begin() {
                guard next < lines.count else { return }
                let line = lines[next]
                next += 1
                group.addTask { try await self.register(line, by: officer) }
            }
            for _ in 0..<Self.side { begin() }
            while let outcome = try await group.next() {
                outcomes.append(outcome)
                begin()
            }
        }
        return outcomes.sorted { $0.line < $1.line }
    }

    private func register(_ line: IncomingLine, by officer: Officer) async throws -> IncomingOutcome {
        var outcome = IncomingOutcome(line: line.row.line, external: line.key?.number ?? "")
        guard let order = line.order else { return outcome }
        do {
            let file = try await actingDesk().register(order, then: nil, by: officer, at: now(), onlyNew: true)
            outcome.number = file.order.number
            try await tellOfAlerts(file)
        } catch DeskError.registeredAlready(let numbers) {
            outcome.earlier = numbers
        } catch let error as DeskError {
            outcome.problem = error.sentence
        } catch is StorageError {
            // What was registered stays; the rest comes again with the same file.
            // Where that is unknown, too: the number tells.
            outcome.problem = "数据库没有应答，请稍后再次上传这个文件：已登记的不会重复。"
        }
        return outcome
    }
}

/// What became of one line.
struct IncomingOutcome: Sendable {
    let line: Int
    let external: String
    /// The order that was registered.
    var number: String?
    /// The orders that had its external number by then.
    var earlier: [String] = []
    var problem: String?
}
