import Testing

@testable import Sealing

@Suite("Hashes of numbers")
struct NumberHashesTests {
    private static func number(_ text: String) throws -> PhoneNumber {
        try #require(PhoneNumber(text, areaCode: "0561"))
    }

    @Test("The same number typed in another way has the same hashes", arguments: Scheme.allCases)
    func normalised(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        let hashes = try seal.hashes(of: Self.number("13812345678"))
        #expect(try seal.hashes(of: Self.number("+86 138-1234-5678")) == hashes)
        #expect(try seal.hashes(of: Self.number("13812345679")).whole != hashes.whole)
        #expect(try seal.hashes(of: Self.number("13912345678")).lastFour == hashes.lastFour)
    }

    @Test(
        "The whole number and its last four digits hash differently though the digits are equal",
        arguments: Scheme.allCases
    )
    func separateDomains(scheme: Scheme) throws {
        let hashes = try Seal(.ephemeral(scheme)).hashes(of: Self.number("1234"))
        #expect(hashes.lastFour != nil)
        #expect(hashes.whole != hashes.lastFour)
    }

    @Test("A hash is 22 characters of 128 bits", arguments: Scheme.allCases)
    func length(scheme: Scheme) throws {
        let hashes = try Seal(.ephemeral(scheme)).hashes(of: Self.number("13812345678"))
        #expect(Base64URL.decode(Array(hashes.whole.utf8)[...])?.count == 16)
        #expect(hashes.whole.utf8.count == 22 && hashes.lastFour?.utf8.count == 22)
    }

    @Test("A number of three digits has no last four")
    func shortNumber() throws {
        #expect(try Seal(.ephemeral(.aesGCM)).hashes(of: Self.number("110")).lastFour == nil)
    }

    @Test("The extension of a landline takes no part", arguments: Scheme.allCases)
    func extensionDigits(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        #expect(try seal.hashes(of: Self.number("0561-3112345-801")) == seal.hashes(of: Self.number("3112345")))
    }

    @Test("Another key gives other hashes, so tables of two centres can't be joined")
    func otherKey() throws {
        let number = try Self.number("13812345678")
        let first = try Seal(.ephemeral(.aesGCM)).hashes(of: number)
        let second = try Seal(.ephemeral(.aesGCM)).hashes(of: number)
        #expect(first.whole != second.whole && first.lastFour != second.lastFour)
    }

    @Test("A search finds rows of every key of the ring, those of the current first")
    func search() throws {
        let number = try Self.number("13812345678")
        let old = Seal(try .ephemeral(.aesGCM))
        let new = Seal(try old.keys.rotated(to: .sm4SM3))
        #expect(try new.searchHashes(of: number) == [new.hashes(of: number), old.hashes(of: number)])
        #expect(try new.searchHashes(of: number).count == 2)
        let lastFour = try [new.hashes(of: number).lastFour, old.hashes(of: number).lastFour]
        #expect(try new.searchHashes(lastFour: "5678") == lastFour)
    }

    @Test("A search by last four takes four digits of any width, nothing else")
    func lastFour() throws {
        let seal = Seal(try .ephemeral(.aesGCM))
        let expected = try #require(seal.hashes(of: Self.number("13812345678")).lastFour)
        for text in ["5678", " 5678 ", "５６７８", "56 78"] {
            #expect(try seal.searchHashes(lastFour: text) == [expected])
        }
        for text in ["", "567", "56789", "567x", "转5678", "+5678", "五六七八"] {
            #expect(try seal.searchHashes(lastFour: text) == nil)
        }
    }

    @Test("10,000 numbers have 10,000 hashes, and the 10,000 endings too", arguments: Scheme.allCases)
    func distinct(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        var whole: Set<String> = []
        var lastFour: Set<String?> = []
        for ending in 10_000..<20_000 {
            let hashes = try seal.hashes(of: Self.number("1381235" + String(ending).dropFirst()))
            whole.insert(hashes.whole)
            lastFour.insert(hashes.lastFour)
        }
        #expect(whole.count == 10_000 && lastFour.count == 10_000)
    }
}
