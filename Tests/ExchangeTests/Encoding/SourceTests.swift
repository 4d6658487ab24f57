import Glibc
import Testing

@testable import Exchange

@Suite("bytes and text from files") struct SourceTests {
    /// A pipe with some bytes in it, closed for writing; at most what a pipe holds.
    private final class Pipe {
        let reading: Int32

        init(_ bytes: [UInt8]) {
            var ends: [Int32] = [0, 0]
            precondition(pipe(&ends) == 0 && bytes.count <= 65_536)
            let count = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
            precondition(count == bytes.count)
            close(ends[1])
            reading = ends[0]
        }

        deinit { close(reading) }

        var path: String { "/proc/self/fd/\(reading)" }
    }

    private func text(_ bytes: [UInt8], encoding: TextEncoding? = nil, chunk: Int, room: Int) throws -> [UInt8] {
        let source = try TextSource(ByteSource(bytes, piece: 3), encoding: encoding, chunkSize: chunk)
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
        defer { target.deallocate() }
        var text: [UInt8] = []
        while true {
            let count = try source.fill(target)
            guard count > 0 else { return text }
            text += target[..<count]
        }
    }

    @Test("a pipe is read like a file, but its length isn't known")
    func pipes() throws {
        let pipe = Pipe(Array("a,b\n1,汉\n".utf8))
        let reader = try CSVReader(path: pipe.path)
        #expect(reader.byteCount == nil)
        #expect(try reader.next() && reader.text(1) == "汉")
        #expect(try !reader.next() && reader.bytesRead == 10)
    }

    @Test("an empty device has no header")
    func device() {
        #expect(throws: CSVError.noHeader) { try CSVReader(path: "/dev/null") }
    }

    @Test("reading everything stops at the limit")
    func readAll() throws {
        let file = TemporaryFile((0..<100).map { UInt8($0) })
        #expect(try ByteSource(path: file.path).readAll(upTo: 1000).count == 100)
        #expect(try ByteSource(path: file.path).readAll(upTo: 30) == (0..<30).map { UInt8($0) })
        #expect(try ByteSource([1, 2, 3], piece: 1).readAll(upTo: 2) == [1, 2])
    }

    @Test("a closed reader gives its descriptor back")
    func descriptors() throws {
        let file = TemporaryFile("a\n1\n".utf8)
        let before = dup(0)
        close(before)
        for _ in 0..<50 { _ = try CSVReader(path: file.path) }
        let after = dup(0)
        close(after)
        // Other tests open files too; fifty lost ones would stand out.
        #expect(after < before + 40)
    }

    @Test("UTF-8 comes out as it is, GB18030 as UTF-8, with little room and chunks that cut characters")
    func decoding() throws {
        let sample = "工单,海口🙂𠂇︐€\n" + String(repeating: "路灯不亮 ", count: 20)
        var encoded: [UInt8] = []
        try Array(sample.utf8).withUnsafeBytes { try GB18030Encoder().encode($0, into: &encoded) }
        for room in [16, 17, 23, 100] {
            for chunk in [1, 16, 19, 64] {
                #expect(try text(Array(sample.utf8), chunk: chunk, room: room) == Array(sample.utf8))
                #expect(try text(encoded, encoding: .gb18030, chunk: chunk, room: room) == Array(sample.utf8))
            }
        }
    }

    @Test("a mark at the start is passed over once; further on it is text")
    func marks() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try text(mark + mark + [0x61], chunk: 16, room: 16) == mark + [0x61])
        #expect(try text([0x61] + mark, chunk: 16, room: 16) == [0x61] + mark)
        #expect(try text([0x84, 0x31, 0x95, 0x33, 0x61], chunk: 16, room: 16) == [0x61])
        #expect(try text(mark, chunk: 16, room: 16).isEmpty)
        // Read as GB18030 on demand, the three bytes of the other mark are text.
        #expect(try text(mark + [0x61], encoding: .gb18030, chunk: 16, room: 16) == Array("锘縜".utf8))
    }

    @Test("a character cut off by the end of the file is marked as one that can't be read")
    func cutOff() throws {
        #expect(try text([0x61, 0xBA], encoding: .gb18030, chunk: 16, room: 16) == [0x61, 0xFF])
        #expect(
            try text([0x61, 0x81, 0x30, 0x81], encoding: .gb18030, chunk: 16, room: 16) == [0x61, 0xFF, 0x30, 0xFF]
        )
    }

    @Test("the buffer keeps the record in hand and drops what is before it")
    func recordBuffer() throws {
        let bytes = (0..<1000).map { UInt8(0x30 + $0 % 70) }
        let source = try TextSource(ByteSource(bytes, piece: 7), encoding: .utf8, chunkSize: 16)
        let buffer = RecordBuffer(source, chunkSize: 16)
        #expect(buffer.bytes.isEmpty && buffer.capacity == 64)
        #expect(try buffer.extend() == 0)
        let first = buffer.bytes.count
        #expect(Array(buffer.bytes) == Array(bytes[..<first]))
        buffer.drop(to: 10)
        #expect(try buffer.extend() == 10)
        #expect(buffer.start == 0 && buffer.bytes.first == bytes[10])
        // A record longer than the buffer makes it grow, until all has been read.
        while !buffer.isLast { _ = try buffer.extend() }
        #expect(Array(buffer.bytes) == Array(bytes[10...]) && buffer.capacity >= 990)
    }
}
