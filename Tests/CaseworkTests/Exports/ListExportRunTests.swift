import Bulletins
import Exchange
import Foundation
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// What stands in the files: every row, marked, masked, and identity by right only.
@Suite struct ListExportRunTests {
    private static let columns: [Bulletins.OrderColumn] = [
        .number, .received, .title, .content, .repeats, .isConfidential,
    ]

    @Test(
        "each form holds every order of the list, newest first, over many batches",
        arguments: Backend.available,
        ExportForm.allCases
    )
    func forms(_ backend: Backend, _ form: ExportForm) async throws {
        let change: (Int, inout WorkOrder) -> Void = { index, order in
            order.title = ["路灯不亮", "𠮷野家，“油烟”", "a,b\"c\nd", "👨‍👩‍👧 三口之家", "﨑玉路口"][index % 5]
        }
        try await ExportPlace.with(backend, orders: 450, change: change) { place in
            _ = try await place.ask(Self.columns, form)
            let done = try await place.work()
            #expect(done.state == .done && done.doneRows == 450)
            let bytes = try await place.bytes()
            #expect(bytes.count == done.bytes)
            let isBook = form == .workbook
            let lines = isBook ? Array(try Workbook(bytes, name: "x").rows.dropFirst()) : try place.lines(bytes)
            #expect(lines[0] == Self.columns.map(\.title) && lines.count == 451)
            let ids = (1...450).reversed().map { $0 }
            for (start, found) in zip(ids, lines.dropFirst()) where start % 7 == 0 {
                let cells = try await place.database.read { connection in
                    try connection.orderSheet(Self.columns, of: [start], now: place.now)[0].cells.map(\.text)
                }
                // A day is all that the reader tells of a time.
                let expected = isBook ? [cells[0], String(cells[1].prefix(10))] + cells[2...] : cells
                #expect(found == expected, "\(start)")
            }
        }
    }

    @Test("the first line says whose it is, when, which export and what was asked for", arguments: ExportForm.allCases)
    func marked(_ form: ExportForm) async throws {
        try await ExportPlace.with(.sqlite) { place in
            _ = try await place.ask([.number], form)
            try await place.work()
            let bytes = try await place.bytes()
            let mark = "内部资料。导出编号1，导出人：测试督办（督办1），时间：2022-02-14 09:00。条件：来源渠道：电话。"
            switch form {
            case .workbook: #expect(try Workbook(bytes, name: "x").rows[0][0] == mark)
            case .csv:
                #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
                #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self).hasPrefix(mark + "\r\n工单编号\r\n"))
            case .gb18030:
                let reader = try CSVReader(bytes: bytes, fileName: "x")
                #expect(reader.columns == [mark] && reader.encoding == .gb18030)
            }
        }
    }

    @Test(
        "what a citizen wrote becomes no formula",
        arguments: ["=1+1", "+8613", "-5", "@SUM(A1)", "\t=1", "=HYPERLINK(\"x\")"]
    )
    func formulas(_ text: String) async throws {
        let change: (Int, inout WorkOrder) -> Void = { $1.content = text }
        try await ExportPlace.with(.sqlite, orders: 1, change: change) { place in
            for form in [ExportForm.csv, .gb18030] { _ = try await place.ask([.number, .content], form) }
            _ = try await place.ask([.number, .content], .workbook)
            for id in 1...3 { try await place.work(id) }
            for id in 1...2 { #expect(try place.lines(try await place.bytes(id))[1][1] == "'" + text) }
            #expect(try Workbook(try await place.bytes(3), name: "x").rows[2][1] == text)
        }
    }

    @Test("identity stands in the file of who may have it, and whose it was is noted", arguments: Backend.available)
    func identity(_ backend: Backend) async throws {
        let change: (Int, inout WorkOrder) -> Void = { index, order in
            order.content = "请打19900001001"
            if index == 2 { order.isConfidential = true }
            if index == 3 { order.subject = "工作人员测试督办" }
            if index == 4 { order.citizen = Citizen() }
        }
        try await ExportPlace.with(backend, orders: 5, change: change) { place in
            let columns: [Bulletins.OrderColumn] = [.number, .name, .callingNumber, .contactNumber, .content]
            _ = try await place.ask(columns, reason: "逐户回访13812345678")
            try await place.work()
            let lines = try place.lines(try await place.bytes()).dropFirst()
            #expect(lines.map { $0[1] } == ["测试5号", "", "", "", "测试1号"])
            #expect(lines.map { $0[2] } == ["19900001005", "", "", "", "19900001001"])
            #expect(lines.allSatisfy { $0[3].isEmpty && !$0[4].contains("19900001001") })
            let noted = try await place.database.read { connection in
                try (1...5).map { try connection.exportsWithIdentity(ofOrder: $0) }
            }
            #expect(noted == [[1], [], [], [], [1]])
            let log = try await place.log().map(\.words)
            #expect(log[0].hasSuffix("；含诉求人身份信息，理由：逐户回访138****5678。"))
            #expect(log[1] == "导出完成：5件，其中2件打开了诉求人身份信息。")
            #expect(log[2] == "下载导出的文件：5件，含诉求人身份信息。")
            let first = String(decoding: try await place.bytes().prefix(60), as: UTF8.self)
            #expect(first.contains("内部资料，含诉求人身份信息，请勿转发"))
        }
    }

    @Test(
        "without identity no name or number is in the file, the log or the database's lists",
        arguments: Backend.available
    )
    func noIdentity(_ backend: Backend) async throws {
        let change: (Int, inout WorkOrder) -> Void = { $1.content = "我叫测试1号" }
        try await ExportPlace.with(backend, change: change) { place in
            _ = try await place.ask(Bulletins.OrderColumn.open, by: ExportPlace.analyst)
            try await place.work()
            let text = String(decoding: try await place.bytes(by: ExportPlace.analyst), as: UTF8.self)
            for index in 1...3 { #expect(!text.contains("1990000\(1_000 + index)")) }
            let noted = try await place.database.read { try $0.exportsWithIdentity(ofOrder: 1) }
            #expect(noted.isEmpty)
        }
    }

    @Test("only the list's orders are exported, as it was when the file was begun", arguments: Backend.available)
    func conditions(_ backend: Backend) async throws {
        let change: (Int, inout WorkOrder) -> Void = { index, order in
            order.urgency = index % 4 == 0 ? .urgent : .normal
        }
        try await ExportPlace.with(backend, orders: 40, change: change) { place in
            _ = try await place.ask([.number]) { $0.urgency = .urgent }
            let done = try await place.work()
            let lines = try place.lines(try await place.bytes())
            #expect(done.doneRows == 10 && lines.count == 11 && lines[1] == ["A1040"] && lines[10] == ["A1004"])
        }
    }

    @Test("nobody but the program's own user may read files and folder")
    func modes() async throws {
        try await ExportPlace.with(.sqlite) { place in
            for form in ExportForm.allCases { _ = try await place.ask([.number], form) }
            for id in 1...3 { try await place.work(id) }
            let paths = place.files.map { "\(place.folder)/\($0)" } + [place.folder]
            let modes = try paths.map { path in
                (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
            }
            #expect(modes == [0o600, 0o600, 0o600, 0o700])
        }
    }

    @Test("the name that a browser keeps it under says what, when and which")
    func downloadName() async throws {
        try await ExportPlace.with(.sqlite) { place in
            let export = try await place.ask([.number], .workbook)
            #expect(export.downloadName == "工单清单20220214-0900_导出1.xlsx")
        }
    }
}
