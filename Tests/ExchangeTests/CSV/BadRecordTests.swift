import Testing

@testable import Exchange

@Suite("bad records") struct BadRecordTests {
    @Test("a record with too few or too many fields is named, and reading goes on behind it")
    func fieldCount() throws {
        #expect(
            try Seen.all("a,b\n1\n1,2\n1,2,3\n\"x\ny\"\nz,z\n") == [
                .bad(2, .fieldCount(expected: 2, found: 1)), .record(3, ["1", "2"]),
                .bad(4, .fieldCount(expected: 2, found: 3)), .bad(5, .fieldCount(expected: 2, found: 1)),
                .record(7, ["z", "z"]),
            ]
        )
    }

    @Test("a quote that is never closed costs its own line only")
    func unclosedQuote() throws {
        let seen = try Seen.all("a,b\n1,2\n\"3,4\n5,6\n\"7\",8\n9,\"\"\n")
        #expect(seen.first == .record(2, ["1", "2"]))
        // The quote on line 3 is closed by the first on line 5, behind which text follows.
        #expect(seen.dropFirst() == [.bad(3, .textAfterQuote(column: "a")), .record(6, ["9", ""])])
        #expect(
            try Seen.all("a,b\n1,\"2\n3,4\n5,6") == [
                .bad(2, .unclosedQuote(column: "b")), .record(3, ["3", "4"]), .record(4, ["5", "6"]),
            ]
        )
    }

    @Test("text behind a closing quote, a NUL byte and a lone carriage return are named by their column")
    func faults() throws {
        #expect(
            try Seen.all("a,b\n\"1\"x,2\n1,2\n1,\"2\" \n1,2\u{0}\n\"\u{0}\n\",2\n1\r2,3\n4,5\n") == [
                .bad(2, .textAfterQuote(column: "a")), .record(3, ["1", "2"]), .bad(4, .textAfterQuote(column: "b")),
                .bad(5, .nulByte(column: "b")), .bad(6, .nulByte(column: "a")), .bad(7, .unclosedQuote(column: "a")),
                .bad(8, .bareCarriageReturn(column: "a")), .record(9, ["4", "5"]),
            ]
        )
    }

    @Test("bytes that aren't UTF-8 are named by line and column, in quotes or not")
    func undecodable() throws {
        var bytes = Array("a,b\n汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字汉字,1\n\"x\ny\",".utf8)
        bytes += [0xE6, 0xB1] + Array("\n2,3\n".utf8) + [0xC0, 0xAF] + Array(",\n4,5".utf8)
        let seen = try Seen.all(bytes)
        #expect(seen.count == 5)
        #expect(seen[1] == .bad(3, .undecodable(column: "b", encoding: .utf8)))
        #expect(seen[2] == .record(5, ["2", "3"]))
        #expect(seen[3] == .bad(6, .undecodable(column: "a", encoding: .utf8)))
        #expect(seen[4] == .record(7, ["4", "5"]))
    }

    @Test("a field at the limit is read, one byte more is refused, and the next line is read again")
    func fieldLimit() throws {
        var settings = CSVSettings()
        settings.fieldLimit = 10
        for chunk in [16, 1024] {
            settings.chunkSize = chunk
            let text =
                "a,b\n1234567890,\"1234567890\"\n12345678901,2\n1,\"12345678901\"\n\"1\n3\",\"234\n5678901\"\n6,7\n"
            #expect(
                try Seen.all(text, settings: settings) == [
                    .record(2, ["1234567890", "1234567890"]), .bad(3, .fieldTooLong(column: "a", limit: 10)),
                    .bad(4, .fieldTooLong(column: "b", limit: 10)), .bad(5, .fieldTooLong(column: "b", limit: 10)),
                    // What is left of the field that was given up isn't a record either.
                    .bad(7, .fieldCount(expected: 2, found: 1)), .record(8, ["6", "7"]),
                ]
            )
        }
    }

    @Test("a record over the limit is refused in bounded memory, however long it is")
    func recordLimit() throws {
        var settings = CSVSettings()
        settings.recordLimit = 1000
        settings.chunkSize = 64
        let long = String(repeating: "1234567,", count: 100_000)
        let reader = try CSVReader(
            bytes: Array("a,b\n\(long)\n1,2\n".utf8),
            fileName: "t",
            settings: settings,
            piece: 64
        )
        #expect(try Seen.all(reader) == [.bad(2, .recordTooLong(limit: 1000)), .record(3, ["1", "2"])])
        #expect(reader.bufferCapacity <= 8192)
    }

    @Test("the raw text of good and bad records can be written to a file and read again")
    func rawRecords() throws {
        let reader = try CSVReader(bytes: Array("a,b\n\"x\"\"\ny\",1\r\n1,2,3\n\"u\"v,5\n".utf8), fileName: "t")
        #expect(try reader.next())
        #expect(reader.rawRecord == "\"x\"\"\ny\",1")
        #expect(throws: CSVError.self) { try reader.next() }
        #expect(reader.rawRecord == "1,2,3" && reader.line == 4)
        #expect(throws: CSVError.self) { try reader.next() }
        #expect(reader.rawRecord == "\"u\"v,5" && reader.line == 5)
    }

    @Test("the raw text of a record over the limit is not kept")
    func rawRecordOverLimit() throws {
        var settings = CSVSettings()
        settings.recordLimit = 100
        settings.chunkSize = 16
        let text = "a,b\n" + String(repeating: "123,", count: 2000) + "\n1,2\n"
        let reader = try CSVReader(bytes: Array(text.utf8), fileName: "t", settings: settings)
        #expect(throws: CSVError.badRecord(line: 2, .recordTooLong(limit: 100))) { try reader.next() }
        #expect(reader.rawRecord.isEmpty)
        #expect(try reader.next() && reader.rawRecord == "1,2")
    }

    @Test("every problem says in Chinese where it is and what is expected", arguments: RowProblem.samples)
    func messages(_ problem: RowProblem) {
        let message = CSVError.badRecord(line: 12, problem).message
        #expect(message.hasPrefix("第 12 行，") && message.hasSuffix(problem.expected))
        #expect(problem.column.map(message.contains) ?? true)
        #expect(!message.contains("\n"))
    }

    @Test("a long value is shown by its beginning, on one line")
    func excerpt() {
        let value = "第一行\n" + String(repeating: "长", count: 100)
        let message = RowProblem.unlistedValue(column: "单位", value: value).message
        #expect(message == "单位“第一行 \(String(repeating: "长", count: 26))…”：应为对照表中列出的值")
    }

    @Test("errors about the whole file say what to do")
    func fileMessages() {
        #expect(CSVError.missingColumns(["工单编号", "标题"]).message == "第 1 行：缺少列 工单编号、标题。请补上后再导入。")
        #expect(CSVError.cannotOpen(path: "x.csv", code: 2).message.hasPrefix("打不开 x.csv："))
        #expect(CSVError.foreignFormat(.spreadsheet).message.contains("另存为"))
        #expect(!CSVError.noHeader.isRecoverable && CSVError.badRecord(line: 1, .nulByte(column: "a")).isRecoverable)
    }
}

extension RowProblem {
    /// One of each.
    static let samples: [RowProblem] = [
        .unclosedQuote(column: "标题"), .textAfterQuote(column: "标题"), .fieldCount(expected: 3, found: 2),
        .fieldTooLong(column: "诉求内容", limit: 10), .recordTooLong(limit: 20), .nulByte(column: "标题"),
        .bareCarriageReturn(column: "标题"), .undecodable(column: "标题", encoding: .gb18030),
        .missingValue(column: "工单编号"), .unlistedValue(column: "处置单位", value: "某局"),
        .badTime(column: "日期", value: "2018-02-30", form: "YYYY-MM-DD"),
    ]
}
