import Testing

@testable import Bulletins

@Suite("Ids as positions")
struct SlotTableTests {
    @Test("Ids get positions in ascending order, whatever the order they come in")
    func ascending() {
        let table = SlotTable([30, 7, 12])
        #expect(table.ids == [7, 12, 30])
        #expect([7, 12, 30].map { table[$0] } == [0, 1, 2])
        #expect(table.count == 4)
    }

    @Test("An id that the list doesn't have gets the position after them", arguments: [-1, 0, 8, 29, 31, 70_000, .max])
    func unknown(_ id: Int) {
        let table = SlotTable([30, 7, 12])
        #expect(table[id] == table.unknown)
        #expect(table.unknown == 3)
    }

    @Test("Large and negative ids work too")
    func large() {
        let table = SlotTable([5, 1_000_000_007, -3, 65_535, 65_536])
        #expect(table.ids.map { table[$0] } == [0, 1, 2, 3, 4])
        #expect(table[4] == table.unknown)
        #expect(table[1_000_000_006] == table.unknown)
    }

    @Test("An empty list knows no id")
    func empty() {
        let table = SlotTable([])
        #expect(table[0] == 0)
        #expect(table.unknown == 0)
        #expect(table.count == 1)
    }

    @Test("Every id finds its own position")
    func property() {
        var numbers = SeededNumbers(seed: 11)
        for _ in 0..<50 {
            let ids = Set((0..<numbers.number(0..<200)).map { _ in numbers.number(-100..<100_000) })
            let table = SlotTable(ids)
            for (slot, id) in ids.sorted().enumerated() { #expect(table[id] == slot) }
            for id in (0..<50).map({ _ in numbers.number(-200..<200_000) }) where !ids.contains(id) {
                #expect(table[id] == table.unknown)
            }
        }
    }
}
