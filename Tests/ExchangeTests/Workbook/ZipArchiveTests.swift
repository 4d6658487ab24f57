import Testing

@testable import Exchange

@Suite struct ZipArchiveTests {
    @Test("files come out as they went in, and what isn't there doesn't")
    func files() throws {
        let archive = try #require(
            ZipArchive(ZipWriter.archive([("a.xml", "<a/>"), ("folder/空", "路灯"), ("empty", "")]))
        )
        #expect(archive.file("a.xml") == Array("<a/>".utf8))
        #expect(archive.file("folder/空") == Array("路灯".utf8))
        #expect(archive.file("empty") == [])
        #expect(archive.file("none") == nil)
    }

    @Test("a file that claims another size than it has isn't given out")
    func claims() throws {
        let packed: [UInt8] = [1, 3, 0, 0xFC, 0xFF, 7, 8, 9]
        func file(_ method: Int, _ claimed: Int?) throws -> [UInt8]? {
            let entry = ZipWriter.Entry(name: "a", content: packed, method: method, claimed: claimed)
            return try #require(ZipArchive(ZipWriter.archive([entry]))).file("a")
        }
        #expect(try file(8, 3) == [7, 8, 9])
        #expect(try file(8, 2) == nil)
        #expect(try file(8, 4) == nil)
        #expect(try file(0, 3) == nil)
        #expect(try file(0, nil) == packed)
        // Neither other ways of packing nor more than any list has.
        #expect(try file(12, 3) == nil)
        #expect(try file(8, ZipArchive.mostBytes + 1) == nil)
    }

    @Test("a small file that would fill the memory is refused at its announced size")
    func bomb() throws {
        // A literal, then repetitions of it without end, by the fixed code.
        var bomb: [UInt8] = []
        var (bits, count) = (0, 0)
        func put(_ code: Int, _ length: Int) {
            for index in stride(from: length - 1, through: 0, by: -1) {
                bits |= (code >> index & 1) << count
                count += 1
                if count == 8 {
                    bomb.append(UInt8(bits))
                    (bits, count) = (0, 0)
                }
            }
        }
        put(1, 1)
        put(0b10, 2)
        put(0x30 + 65, 8)
        for _ in 0..<40_000 {
            put(0b1100_0101, 8)
            put(0, 5)
        }
        let entry = ZipWriter.Entry(name: "a", content: bomb, method: 8, claimed: 1_000)
        #expect(try #require(ZipArchive(ZipWriter.archive([entry]))).file("a") == nil)
    }

    @Test("a directory that leads outside the file is no archive, wherever it is cut")
    func cut() {
        let good = ZipWriter.archive([("a", "x"), ("b", "yy")])
        for length in 0..<good.count { #expect(ZipArchive(Array(good[..<length])) == nil) }
        #expect(ZipArchive(good + Array("a comment of some program".utf8)) != nil)
        for place in good.count - 22..<good.count {
            for value: UInt8 in [0x00, 0x01, 0x7F, 0xFF] {
                var bytes = good
                bytes[place] = value
                _ = ZipArchive(bytes)?.file("a")
            }
        }
    }
}
