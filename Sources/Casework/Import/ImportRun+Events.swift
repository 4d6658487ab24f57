import Exchange
import Sealing
import Storage
import WorkOrders
import WorkingDays

/// One order's events as they stand in `events.jsonl`.
private struct History {
    var order: String
    /// The line of its first event.
    var line: Int
    var events: [StoredEvent] = []
}

extension ImportRun {
    /// Makes the orders of `events.jsonl` exactly as their histories tell, in the place of what the other files gave.
    func importEvents() throws {
        guard let reader = try openEvents() else { return }
        var history: History?
        while let bytes = try nextLine(reader) {
            report.files[.events, default: FileCounts()].read += 1
            guard let line = try? EventLine(bytes) else {
                rejectEvent(reader.line, "", "不是一条流转记录，应为导出的一行 JSON")
                continue
            }
            if let head = line.head {
                try finish(&history)
                try keep(head, line: reader.line)
            } else if let order = line.order, let event = line.stored {
                if history?.order != order { try finish(&history) }
                history = history ?? History(order: order, line: reader.line)
                history?.events.append(event)
            } else {
                rejectEvent(reader.line, line.order ?? "", "流转记录的内容读不出，应为本程序导出的原文")
            }
        }
        try finish(&history)
        try connection.flush()
    }

    private func finish(_ history: inout History?) throws {
        guard let done = history else { return }
        history = nil
        guard let stored = try storedFile(done) else { return }
        if stored.lastMac != nil { return try compare(done, stored) }
        guard try isWhole(done), let file = CaseFile(replaying: try done.events.map { try EventText.event($0.content) })
        else {
            return rejectEvent(done.line, done.order, "流转记录缺失、被改动，或不是用现在的密钥文件作的校验码，应带上原密钥文件导入")
        }
        guard file.dispatches.allSatisfy({ names.unit($0.unit) != nil }) else {
            return rejectEvent(done.line, done.order, "单位表中没有流转记录里的单位，应先在 units.csv 中加入")
        }
        let dispatchIds = try file.dispatches.map { _ in try ids.nextDispatch(on: connection) }
        var rules = Rules(units: try UnitTree([]), calendar: desk.calendar)
        rules.limits = desk.limits
        var context = rules.context(names: names, dispatchIds: dispatchIds)
        try connection.rebuild(file, id: stored.id, done.events, &context)
        names = context.names
        report.files[.events, default: FileCounts()].added += done.events.count
    }

    private func storedFile(_ history: History) throws -> StoredCaseFile? {
        do {
            return try connection.caseFile(history.order)
        } catch StorageError.notFound {
            rejectEvent(history.line, history.order, "没有这件工单，应为 orders.csv 或系统中已有的编号")
            return nil
        }
    }

    /// An order that has events has these, or the file is of another time.
    private func compare(_ history: History, _ stored: StoredCaseFile) throws {
        let known = try connection.events(ofOrder: stored.id)
        guard known.count >= history.events.count, zip(known, history.events).allSatisfy({ $0 == $1 }) else {
            return rejectEvent(history.line, history.order, "与系统中已有的流转记录不同，应核对后删去这件工单的各行")
        }
        report.files[.events, default: FileCounts()].unchanged += history.events.count
    }

    /// Every event follows the one before it, by its number and by its code.
    private func isWhole(_ history: History) throws -> Bool {
        var previous = ""
        for (index, event) in history.events.enumerated() {
            guard event.sequence == index + 1,
                try desk.seal.seal.isGood(event.mac, after: previous, of: history.order, event.content)
            else { return false }
            previous = event.mac
        }
        return true
    }

    private func keep(_ head: EventHead, line: Int) throws {
        let known = try connection.eventHeads().first { $0.day == head.day }
        if let known, known != head {
            return rejectEvent(line, head.day.description, "与系统中已有的每日链头不同，应核对两处的流转记录")
        }
        if known == nil { try connection.insert(head) }
        count(.events, added: known == nil)
    }

    private func rejectEvent(_ line: Int, _ value: String, _ expected: String) {
        report.files[.events, default: FileCounts()].bad += 1
        let error = RowError(column: "", value: String(value.prefix(30)), expected: expected)
        listener.issue(ImportIssue(file: ExchangeFile.events.rawValue, line: line, error: error))
    }

    private func openEvents() throws -> LineReader? {
        do throws(CSVError) {
            return try sources.events()
        } catch {
            throw ImportError.unreadable(file: ExchangeFile.events.rawValue, reason: error.message)
        }
    }

    private func nextLine(_ reader: LineReader) throws -> [UInt8]? {
        do throws(CSVError) {
            return try reader.next()
        } catch {
            throw ImportError.unreadable(file: ExchangeFile.events.rawValue, reason: error.message)
        }
    }
}
