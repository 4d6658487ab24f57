import Calls
import Exchange
import TestSupport
import Testing
import WorkingDays

/// One line of a file of call records.
@Suite struct CallRowTests {
    private static let codes = ["无声": "04", "误拨": "05"]

    /// The report of a line; columns as `name=value`.
    private func report(_ fields: [(CallColumn, String)]) throws -> CallReport {
        let header = fields.map(\.0.rawValue).joined(separator: ",")
        let line = fields.map(\.1).joined(separator: ",")
        let source = try CSVReader(bytes: Array("\(header)\n\(line)\n".utf8), fileName: "calls.csv")
        guard try source.next() else { throw CSVError.noHeader }
        return try CallRow.report(Record<CallColumn>(source), dispositions: Self.codes)
    }

    private func fault(_ fields: [(CallColumn, String)]) async -> RowError? {
        await thrown(RowError.self) { _ = try report(fields) }
    }

    private static let least: [(CallColumn, String)] = [
        (.id, "c-1"), (.direction, "呼入"), (.ended, "2022-02-14 09:30:40"),
    ]

    @Test("what stands in a line is what is known of the call, the rest is nothing")
    func least() throws {
        let ended = try #require(Instant("2022-02-14 09:30:40"))
        var call = Call(id: "c-1", direction: .incoming, beganAt: ended)
        call.endedAt = ended
        #expect(try report(Self.least) == CallReport(call))
        call.direction = .outgoing
        call.recording = "a.wav"
        let outgoing = [
            (CallColumn.id, "c-1"), (.direction, "呼出"), (.ended, "2022-02-14 09:30:40"), (.recording, "a.wav"),
        ]
        #expect(try report(outgoing) == CallReport(call))
    }

    @Test("a call began with the earliest of its times, and an agent has it since he answered or it rang")
    func times() throws {
        let whole: [(CallColumn, String)] = [
            (.id, "c-1"), (.direction, "呼入"), (.offered, "2022-02-14 09:30"), (.rung, "2022-02-14 09:30:04"),
            (.answered, "2022-02-14 09:30:10"), (.agent, "T001"),
        ]
        let call = try report(whole).call
        #expect(call.beganAt == Instant("2022-02-14 09:30:00") && call.agentSince == Instant("2022-02-14 09:30:10"))
        let rung = try report(whole.filter { $0.0 != .answered }).call
        #expect(rung.agentSince == Instant("2022-02-14 09:30:04"))
        let nobody = try report(whole.filter { $0.0 != .agent }).call
        #expect(nobody.agentSince == nil)
    }

    @Test("names of closed sets and of the city's list are read, a result as its code")
    func names() throws {
        let call = try report(Self.least + [(.end, "无人接听"), (.rating, "基本满意"), (.disposition, "误拨"), (.order, "N1")])
            .call
        #expect(call.end == .noAnswer && call.rating == .fair && call.disposition == "05" && call.order == "N1")
    }

    @Test("what a line lacks or has wrong is told by its column")
    func faults() async {
        #expect(await fault([(.id, "c-1"), (.direction, "呼入")])?.column == "进入队列时间")
        #expect(await fault([(.id, "c-1"), (.direction, "来电"), (.ended, "2022-02-14 09:30")])?.column == "方向")
        #expect(await fault([(.id, "c-1"), (.direction, ""), (.ended, "2022-02-14 09:30")])?.column == "方向")
        #expect(await fault([(.id, ""), (.direction, "呼入"), (.ended, "2022-02-14 09:30")])?.column == "通话编号")
        #expect(await fault(Self.least + [(.answered, "9点半")])?.column == "接通时间")
        #expect(await fault(Self.least + [(.end, "挂了")])?.column == "结束方式")
        #expect(await fault(Self.least + [(.rating, "4")])?.column == "按键评价")
        #expect(await fault(Self.least + [(.disposition, "没有")])?.expected == "应为以下之一：无声、误拨")
    }

    @Test("every field that systems send has its column")
    func columns() {
        #expect(Set(CallColumn.ofFields.values).union([.disposition, .order]) == Set(CallColumn.allCases))
        #expect(CallColumn.required == ["通话编号", "方向"])
    }
}
