import Foundation
import Testing

@testable import Sealing

@Suite("Base64 for stored texts")
struct Base64URLTests {
    @Test("It is Foundation's base64 with another alphabet and without padding, and comes back")
    func likeFoundation() {
        var random = Repeatable(state: 2)
        for count in Array(0...100) + [1000] {
            let bytes = random.bytes(count)
            let expected = Data(bytes).base64EncodedString()
                .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            #expect(Base64URL.encode(bytes) == expected)
            #expect(Base64URL.encodedBytes(bytes) == Array(expected.utf8))
            #expect(Base64URL.decode(Array(expected.utf8)[...]) == bytes)
        }
    }

    @Test(
        "Padding, spaces, foreign characters, an impossible length and spare bits are refused",
        arguments: ["A", "AAAAA", "AA==", "AAA=", "AA A", "AA+A", "AA/A", "AAé", "AB", "AAB", "\n", "AAAA\n"]
    )
    func refused(text: String) {
        #expect(Base64URL.decode(Array(text.utf8)[...]) == nil)
    }

    @Test("Of all texts of two characters only one stands for each byte")
    func oneTextForEachByte() {
        var texts = 0
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                guard let bytes = Base64URL.decode([first, second]) else { continue }
                #expect(Base64URL.encodedBytes(bytes) == [first, second])
                texts += 1
            }
        }
        #expect(texts == 256)
    }
}
