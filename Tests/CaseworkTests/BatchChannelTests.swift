import Testing

@testable import Casework

@Suite struct BatchChannelTests {
    @Test("batches come in order, and none is lost")
    func order() throws {
        let channel = BatchChannel<Int>(capacity: 2)
        channel.start { channel in
            for batch in 0..<50 { #expect(channel.send([batch, batch])) }
        }
        var received: [Int] = []
        while let batch = try channel.receive() { received += batch }
        #expect(received == (0..<50).flatMap { [$0, $0] })
        #expect(try channel.receive() == nil)
    }

    @Test("what the producer throws is thrown after its batches")
    func failure() throws {
        struct Broken: Error {}
        let channel = BatchChannel<Int>(capacity: 4)
        channel.start { channel in
            _ = channel.send([1])
            throw Broken()
        }
        #expect(try channel.receive() == [1])
        #expect(throws: Broken.self) { try channel.receive() }
    }

    @Test("a channel may be left with batches still waiting", arguments: 1...20)
    func abandoned(round: Int) throws {
        let channel = BatchChannel<Int>(capacity: 4)
        channel.start { channel in
            for batch in 0..<1_000 where !channel.send([batch]) { return }
        }
        if !round.isMultiple(of: 2) { _ = try channel.receive() }
        channel.cancel()
    }
}
