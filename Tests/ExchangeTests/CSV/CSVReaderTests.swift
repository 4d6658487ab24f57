import Testing

@testable import Exchange

@Suite("reading CSV") struct CSVReaderTests {
    @Test("fields are what RFC 4180 says, however the lines end")
    func rules() throws {
        let lines = ["a,b,c", "1,2,3", ",,", "\"x\",\"\",\"y,z\"", "\"say \"\"hi\"\"\",\"\"\"\",'q'", "汉,🙂,𠂇"]
        for end in ["\n", "\r\n"] {
            for last in ["", end] {
                let seen = try Seen.all(lines.joined(separator: end) + last)
                #expect(
                    seen == [
                        .record(2, ["1", "2", "3"]), .record(3, ["", "", ""]), .record(4, ["x", "", "y,z"]),
                        .record(5, ["say \"hi\"", "\"", "'q'"]), .record(6, ["汉", "🙂", "𠂇"]),
                    ]
                )
            }
        }
    }

    @Test("line ends inside quotes belong to the field, and the lines behind it are still counted right")
    func innerLines() throws {
        let seen = try Seen.all("a,b\n\"1\n2\r\n3\",x\n\"\n\n\",y\nlast,z")
        #expect(seen == [.record(2, ["1\n2\r\n3", "x"]), .record(5, ["\n\n", "y"]), .record(8, ["last", "z"])])
    }

    @Test("a quote inside a field that doesn't begin with one is an ordinary character, and spaces are kept")
    func plainQuotes() throws {
        #expect(try Seen.all("a,b\n5\" pipe, \"x\" \n") == [.record(2, ["5\" pipe", " \"x\" "])])
    }

    @Test("empty lines are passed over, but a record of one empty field in quotes is not")
    func emptyLines() throws {
        #expect(try Seen.all("\n\r\na\n\n\"\"\n\r\n1\n\n\n") == [.record(5, [""]), .record(7, ["1"])])
    }

    @Test("columns are found by name in any order, without spaces and without the byte order mark")
    func header() throws {
        let plain = try CSVReader(bytes: Array("\u{FEFF} b ,\t\"a\"\n1,2\n".utf8), fileName: "t")
        #expect(plain.columns == ["b", "\"a\""])
        #expect(plain.column("b") == 0 && plain.column("c") == nil)
        #expect(plain.rawHeader == Array(" b ,\t\"a\"".utf8))
    }

    @Test("a header that names a column twice, lacks one, or isn't there is refused")
    func badHeaders() {
        func open(_ text: String, _ required: [String] = []) throws(CSVError) -> [String] {
            try CSVReader(bytes: Array(text.utf8), fileName: "t", required: required).columns
        }
        #expect(throws: CSVError.noHeader) { try open("") }
        #expect(throws: CSVError.noHeader) { try open("\u{FEFF}\n\r\n") }
        #expect(throws: CSVError.duplicateColumn("a")) { try open("a,b, a\n") }
        #expect(throws: CSVError.missingColumns(["c", "d"])) { try open("a,b\n", ["c", "b", "d"]) }
        #expect(throws: CSVError.badRecord(line: 1, .unclosedQuote(column: "第 2 列"))) { try open("a,\"b\n1,2\n") }
        #expect(throws: Never.self) { try open("a,,\n") }
    }

    @Test("a header of more columns than allowed is refused")
    func tooManyColumns() throws {
        var settings = CSVSettings()
        settings.columnLimit = 3
        #expect(try Seen.all("a,b,c\n1,2,3", settings: settings).count == 1)
        #expect(throws: CSVError.tooManyColumns(limit: 3)) { try Seen.all("a,b,c,d\n1,2,3,4", settings: settings) }
    }

    @Test("the progress reaches the length of the file")
    func progress() throws {
        let file = TemporaryFile("a\n1\n2\n".utf8)
        let reader = try CSVReader(path: file.path)
        #expect(reader.byteCount == 6 && reader.fileName == file.path.split(separator: "/").last.map(String.init))
        while try reader.next() {}
        #expect(reader.bytesRead == 6)
        #expect(try !reader.next())
    }

    @Test("bytes are lent without a string, also of fields with doubled quotes; a column that isn't there is empty")
    func bytes() throws {
        let reader = try CSVReader(bytes: Array("a,b,c\n\"x\"\"y\"\"\",汉,\n".utf8), fileName: "t")
        #expect(try reader.next())
        #expect(reader.withBytes(0, Array.init) == Array("x\"y\"".utf8))
        #expect(reader.withBytes(1, Array.init) == Array("汉".utf8))
        #expect(!reader.isEmpty(0) && reader.isEmpty(2) && reader.isEmpty(3) && reader.isEmpty(-1))
        #expect(reader.text(3).isEmpty && reader.withBytes(-1) { $0.count } == 0)
    }

    @Test("a file that isn't there, a folder, a spreadsheet and UTF-16 are told apart")
    func notCSV() throws {
        #expect(throws: CSVError.cannotOpen(path: "/nowhere/x.csv", code: 2)) { try CSVReader(path: "/nowhere/x.csv") }
        #expect(throws: CSVError.cannotRead(code: 21)) { try CSVReader(path: "/tmp") }
        let sheets: [[UInt8]] = [[0x50, 0x4B, 3, 4, 20, 0], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]]
        for bytes in sheets {
            #expect(throws: CSVError.foreignFormat(.spreadsheet)) { try Seen.all(bytes) }
        }
        let wide: [[UInt8]] = [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]]
        for bytes in wide {
            #expect(throws: CSVError.foreignFormat(.utf16)) { try Seen.all(bytes) }
        }
    }
}
