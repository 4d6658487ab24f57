import Calls
public import Exchange
import Sealing
import Storage
import WorkOrders
public import WorkingDays

extension CallDesk {
    /// What an import of call records did, or would do.
    public struct Imported: Hashable, Sendable {
        public var read = 0
        public var added = 0
        /// Calls that were there and of which something new was told.
        public var completed = 0
        public var unchanged = 0
        public var bad = 0
    }

    /// Takes in a file of call records, line by line: all or nothing, and the same file again changes nothing.
    ///
    /// `issue` hears a sentence for each line that can't be taken. Throws ``CallImportError``; `isTrial` keeps nothing.
    public func importCalls(
        _ open: @Sendable @escaping () throws(CSVError) -> any RecordSource,
        at now: Instant,
        isTrial: Bool = false,
        issue: @Sendable @escaping (String) -> Void = { _ in }
    ) async throws -> Imported {
        do {
            return try await database.writeAlone { connection in
                try connection.lockCalls()
                let imported = try take(try open(), at: now, on: connection, issue)
                guard imported.bad == 0 else { throw CallImportError.badRows(imported.bad) }
                if isTrial { throw Trial(imported: imported) }
                return imported
            }
        } catch let trial as Trial {
            return trial.imported
        } catch let error as CSVError {
            throw CallImportError.unreadable(error.message)
        }
    }

    /// Ends a transaction without keeping what it wrote.
    private struct Trial: Error {
        var imported: Imported
    }

    private func take(
        _ source: any RecordSource,
        at now: Instant,
        on connection: any Connection,
        _ issue: (String) -> Void
    ) throws -> Imported {
        let record = Record<CallColumn>(source)
        let codes = Dictionary(reasons.calls.map { ($0.value, $0.key) }) { min($0, $1) }
        var imported = Imported()
        while true {
            do {
                guard try source.next() else { return imported }
                imported.read += 1
                let told = try prepared(try CallRow.report(record, dispositions: codes), at: now)
                let isNew = try connection.call(told.call.id) == nil
                // A row of a line that is refused later goes with all the others.
                let isNews = try connection.take(told).isNews
                imported.added += isNew ? 1 : 0
                imported.completed += !isNew && isNews ? 1 : 0
                imported.unchanged += isNews ? 0 : 1
            } catch let error as RowError {
                issue("第\(source.line)行，“\(error.column)”列：“\(error.value)”，\(error.expected)")
                imported.bad += 1
            } catch let error as CallFault {
                issue("第\(source.line)行：\(error.sentenceForFile)")
                imported.bad += 1
            } catch let error as CSVError where error.isRecoverable {
                issue(error.message)
                imported.bad += 1
            }
        }
    }
}

/// Why a file of call records wasn't taken in; nothing of it was kept.
public enum CallImportError: Error, Hashable, Sendable {
    case badRows(Int)
    case unreadable(String)

    /// What people read.
    public var sentence: String {
        switch self {
        case .badRows(let count): "有\(count)行不能导入，没有保存任何内容。请改正后重新导入。"
        case .unreadable(let reason): "\(reason)没有保存任何内容。"
        }
    }
}

extension CallFault {
    /// The sentence with the columns of a file in the place of the fields of a message.
    fileprivate var sentenceForFile: String {
        CallColumn.ofFields.reduce(sentence) { $0.replacing("“\($1.key)”", with: "“\($1.value.rawValue)”") }
    }
}
