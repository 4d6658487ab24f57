import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite struct SimulatedTextTests {
    @Test("every fate has words to say, whatever the order is about", arguments: Fate.allCases)
    func words(_ fate: Fate) throws {
        let start = try #require(Instant("2022-03-10 09:00"))
        for serial in 1...400 {
            let order = SimulatedOrder(number: "S\(serial)", serial: serial, fate: fate, receivedAt: start, seed: 7)
            #expect(!order.draft(.standard).content.isEmpty)
            if fate == .conflict { #expect(order.outline.kind == .complaint) }
        }
    }
}
