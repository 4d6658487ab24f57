import Storage
import Synchronization

/// Ids taken in blocks and given out one by one, so that no transaction waits for a counter.
final class IdPool: Sendable {
    /// A block is one short write; a restart loses what is left of it.
    private static let blockSize = 256

    private let block: IdBlock
    private let free: Mutex<[Range<Int>]>

    init(_ block: IdBlock) {
        self.block = block
        free = Mutex([])
    }

    /// So many ids, ascending; takes a block from the database where too few are left.
    func take(_ count: Int, from database: any Database) async throws -> [Int] {
        guard count > 0 else { return [] }
        while true {
            if let ids = free.withLock({ Self.take(count, &$0) }) { return ids }
            let (block, size) = (block, max(Self.blockSize, count))
            let new = try await database.write { try $0.reserveIds(block, count: size) }
            free.withLock { $0.append(new) }
        }
    }

    /// Gives back what was not used.
    func giveBack(_ ids: [Int]) {
        guard let first = ids.first, let last = ids.last, last - first == ids.count - 1 else { return }
        free.withLock { $0.insert(first..<last + 1, at: 0) }
    }

    private static func take(_ count: Int, _ free: inout [Range<Int>]) -> [Int]? {
        guard let index = free.firstIndex(where: { $0.count >= count }) else { return nil }
        let ids = Array(free[index].prefix(count))
        free[index] = free[index].dropFirst(count)
        if free[index].isEmpty { free.remove(at: index) }
        return ids
    }
}
