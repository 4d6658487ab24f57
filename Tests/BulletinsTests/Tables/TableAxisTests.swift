import Testing
import WorkingDays

@testable import Bulletins

@Suite struct TableAxisTests {
    private func slots(
        _ axis: inout TableAxis,
        _ first: TableCodes?,
        _ second: @escaping (Int32) -> TableCodes? = { _ in nil }
    ) -> [Int] {
        var slots = [9, 9]
        axis.slots(first, second, into: &slots)
        return slots
    }

    @Test("a fact counts in the total, in its line and in the line below it, each once")
    func lines() {
        var axis = TableAxis([.kind, .channel], period: february)
        #expect(slots(&axis, .one(3)) { _ in .one(7) } == [0, 1, 2])
        #expect(slots(&axis, .one(3)) { _ in .one(8) } == [0, 1, 3])
        #expect(slots(&axis, .many([3, 4, 3])) { _ in .one(7) } == [0, 1, 2, 4, 5])
        #expect(axis.keys.map(\.level) == [0, 1, 2, 2, 1, 2])
        #expect(axis.keys[5] == TableKey(first: 4, second: 7))
    }

    @Test("without a dimension there is the total alone")
    func total() {
        var axis = TableAxis([], period: february)
        #expect(slots(&axis, nil) == [0] && axis.keys == [.total])
    }

    @Test("what belongs below a line may depend on it")
    func dependent() {
        var axis = TableAxis([.group, .unit], period: february)
        let below: [Int32: [Int]] = [1: [10], 2: [20, 21]]
        #expect(slots(&axis, .many([1, 2])) { .many(below[$0] ?? []) } == [0, 1, 2, 3, 4, 5])
        #expect(axis.keys.compactMap(\.second) == [10, 20, 21])
    }

    @Test("lines of time are there from the start, but only where they are the whole row")
    func prepared() {
        #expect(TableAxis([.hour], period: february).keys.count == 25)
        #expect(TableAxis([.day], period: february).keys.count == 29)
        #expect(TableAxis([.weekday], period: february).keys.count == 8)
        #expect(TableAxis([.channel], period: february).keys.count == 1)
        #expect(TableAxis([.weekday, .hour], period: february).keys.count == 1)
    }

    @Test("cells grow as lines come up, and stop at the most that anybody reads")
    func cells() {
        var cells = TableCells()
        (cells.rows, cells.columns) = ([0, 3], [0, 2])
        cells.add { $0.orders.valid += 1 }
        cells.add { $0.orders.valid += 1 }
        let counters = cells.counters()
        #expect(counters.map(\.count) == [3, 0, 0, 3])
        #expect(counters[3].map(\.orders.valid) == [2, 0, 2])
        (cells.rows, cells.columns) = ([0], [TableCells.most])
        cells.add { $0.orders.valid += 1 }
        #expect(cells.isTooLarge)
        (cells.rows, cells.columns) = ([3], [2])
        cells.add { $0.orders.valid += 1 }
        #expect(cells.counters()[3][2].orders.valid == 3, "what is there goes on being counted")
    }

    @Test("an order counts once in each cell however often it comes")
    func orders() {
        var cells = TableCells()
        for (row, order) in [(1, 7), (2, 7), (1, 7), (1, 8)] {
            (cells.rows, cells.columns) = ([0, row], [0])
            cells.add { $0.dispatches.dispatched += 1 }
            cells.add(order: order)
        }
        #expect(cells.counters().map { $0[0].handedOrders } == [2, 2, 1])
        #expect(cells.counters().map { $0[0].dispatches.dispatched } == [4, 3, 1])
    }
}
