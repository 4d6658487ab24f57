import Glibc
import Testing

@testable import Exchange

@Suite("writing CSV") struct CSVWriterTests {
    private func written(
        _ records: [[String]],
        header: [String] = [],
        change: (inout CSVWriter.Style) -> Void = { _ in }
    ) throws -> [UInt8] {
        var style = CSVWriter.Style()
        change(&style)
        let file = TemporaryFile()
        let writer = try CSVWriter(path: file.path, style: style, header: header)
        for record in records { try writer.write(record) }
        try writer.finish()
        return try file.bytes
    }

    @Test("quotes stand only around commas, quotes, line ends and spaces at the ends")
    func quoting() throws {
        let fields = ["a b", "a,b", "a\"b", "a\nb", "a\rb", " a", "a ", "\ta", "", "汉字，", "'a'", "a;b#!$%&()*+"]
        let bytes = try written([fields])
        let expected = "a b,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",\" a\",\"a \",\"\ta\",,汉字，,'a',a;b#!$%&()*+\n"
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test("lines end in LF or CR LF, and a mark is written when asked for")
    func styles() throws {
        #expect(try written([["1"]], header: ["a"]) == Array("a\n1\n".utf8))
        #expect(try written([["1"]], header: ["a"]) { $0.endsLinesWithReturn = true } == Array("a\r\n1\r\n".utf8))
        #expect(try written([], header: ["a"]) { $0.hasMark = true } == [0xEF, 0xBB, 0xBF] + Array("a\n".utf8))
    }

    @Test("a record of one empty field isn't an empty line")
    func emptyField() throws {
        #expect(try written([[""], ["", ""], []]) == Array("\"\"\n,\n\"\"\n".utf8))
    }

    @Test("what a spreadsheet takes for a formula is left alone, and defused when asked for")
    func formulas() throws {
        let fields = ["=1+1", "+86", "-5", "@x", "\tx", "1=1", ""]
        #expect(try written([fields]) == Array("=1+1,+86,-5,@x,\"\tx\",1=1,\n".utf8))
        let defused = "\"'=1+1\",\"'+86\",\"'-5\",\"'@x\",\"'\tx\",1=1,\n"
        #expect(try written([fields]) { $0.defusesFormulas = true } == Array(defused.utf8))
    }

    @Test("GB18030 is written with the two bytes of Chinese and the four bytes of everything else")
    func gb18030() throws {
        let bytes = try written([["海口", "€", "🙂", "﹁︐"]]) { $0.encoding = .gb18030 }
        #expect(
            bytes == [0xBA, 0xA3, 0xBF, 0xDA, 0x2C, 0xA2, 0xE3, 0x2C, 0x95, 0x30, 0x85, 0x32, 0x2C, 0xA6, 0xE8]
                + [0xA6, 0xD9, 0x0A]
        )
    }

    @Test("a rejected record is written as it stood")
    func raw() throws {
        let file = TemporaryFile()
        let writer = try CSVWriter(path: file.path, header: ["a", "b"])
        let reader = try CSVReader(bytes: Array("a,b\n\"1\"\"\",2,3\n".utf8), fileName: "t")
        #expect(throws: CSVError.self) { try reader.next() }
        try reader.withRawRecord { bytes in Result { try writer.write(raw: bytes) } }.get()
        try writer.finish()
        #expect(try file.bytes == Array("a,b\n\"1\"\"\",2,3\n".utf8))
    }

    @Test("a full disk and a folder that isn't there are errors")
    func failures() throws {
        #expect(throws: CSVWriteError.cannotCreate(path: "/nowhere/x.csv", code: ENOENT)) {
            try CSVWriter(path: "/nowhere/x.csv", header: ["a"])
        }
        let full = try CSVWriter(path: "/dev/full", header: ["a"])
        #expect(throws: CSVWriteError.cannotWrite(code: ENOSPC)) { try full.finish() }
        let long = try CSVWriter(path: "/dev/full", header: ["a"])
        #expect(throws: CSVWriteError.cannotWrite(code: ENOSPC)) {
            for _ in 0..<100 { try long.write([String(repeating: "x", count: 1000)]) }
        }
        #expect(CSVWriteError.cannotWrite(code: ENOSPC).message.hasPrefix("写入中断："))
        #expect(CSVWriteError.cannotCreate(path: "x", code: EACCES).message.contains("x"))
    }

    @Test("a file of exported rows can be read by its owner only")
    func permissions() throws {
        let path = "/tmp/hotline-exchange-\(getpid())-owner.csv"
        defer { unlink(path) }
        try CSVWriter(path: path, header: ["a"]).finish()
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("a descriptor that was lent stays open")
    func descriptor() throws {
        let file = TemporaryFile()
        let descriptor = open(file.path, O_WRONLY)
        defer { close(descriptor) }
        let writer = try CSVWriter(descriptor: descriptor, header: ["a"])
        try writer.finish()
        try writer.write(["1"])
        try writer.finish()
        #expect(try file.bytes == Array("a\n1\n".utf8))
        #expect(fcntl(descriptor, F_GETFD) >= 0)
    }
}
