import Calls
import Casework
import Exchange
import SampleCity
import Storage
import Synchronization
import TestSupport
import Testing
import WorkingDays

/// Call records from files, and made-up days.
@Suite struct CallImportTests {
    private static let header = "通话编号,方向,主叫号码,被叫号码,队列,进入队列时间,振铃时间,接通时间,结束时间,坐席工号,结束方式,录音,按键评价,来电结果,工单编号\n"
    private static let good =
        header + """
            a,呼入,19900001234,12345,市民,2022-02-14 09:30:00,2022-02-14 09:30:04,2022-02-14 09:30:10,2022-02-14 09:33:10,T001,坐席挂断,a.wav,满意,无声,
            b,呼入,19900005678,12345,市民,2022-02-14 09:31:00,,,2022-02-14 09:31:40,,对方挂断,,,,
            c,呼出,12345,19900005678,,,2022-02-14 09:40:00,2022-02-14 09:40:09,2022-02-14 09:41:00,T001,坐席挂断,,,,N1
            """

    /// What an import says of each bad line.
    private final class Said: Sendable {
        private let state = Mutex<[String]>([])
        var lines: [String] { state.withLock { $0 } }
        func add(_ line: String) { state.withLock { $0.append(line) } }
    }

    private func take(
        _ text: String,
        _ place: CallPlace,
        isTrial: Bool = false,
        _ said: Said = Said()
    ) async throws -> CallDesk.Imported {
        try await place.desk.importCalls(
            { () throws(CSVError) in
                try CSVReader(bytes: Array(text.utf8), fileName: "calls.csv", required: CallColumn.required)
            },
            at: place.at(86_400),
            isTrial: isTrial,
            issue: { said.add($0) }
        )
    }

    @Test("a file of call records is taken in, and again changes nothing", arguments: Backend.available)
    func file(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let first = try await take(Self.good, place)
            #expect(first.read == 3 && first.added == 3 && first.bad == 0)
            let call = try #require(try await place.stored("a"))
            #expect(
                call.call.answeredAt == place.at(10) && call.call.rating == .satisfied && call.call.disposition == "04"
            )
            #expect(try await place.desk.call("a", for: "T001").number == CallPlace.number)
            #expect(try await place.stored("b")?.callback == .reached, "the call out on line 4 reached him")
            #expect(try await place.stored("c")?.call.order == "N1")
            let again = try await take(Self.good, place)
            #expect(again.read == 3 && again.unchanged == 3 && again.added + again.completed == 0)
        }
    }

    @Test("records complete what was told live", arguments: Backend.available)
    func completes(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await place.tell("a", #""direction": "in", "rung": @4, "agent": "T001""#)
            let imported = try await take(Self.good, place)
            #expect(imported.added == 2 && imported.completed == 1)
            #expect(try await place.stored("a")?.call.endedAt == place.at(190))
        }
    }

    @Test(
        "one bad row keeps everything out, and every bad row is named without its number",
        arguments: Backend.available
    )
    func bad(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let said = Said()
            let text =
                Self.good + "\n" + """
                    d,来,,,,2022-02-14 09:30:00,,,,,,,,,
                    e,呼入,,,,,,,,,,,,,
                    f,呼入,12,,,2022-02-14 09:30:00,,,,,,,,,
                    g,呼入,,,,2022-02-14 09:30:00,,,2022-02-14 09:29:00,,,,,,
                    h,呼入,,,,2022-02-14 09:30:00,,,,,,,,没有,
                    ,呼入,,,,2022-02-14 09:30:00,,,,,,,,,
                    a,呼出,,,,2022-02-14 09:30:00,,,,,,,,,
                    i,呼入,,,,2022-02-14 09:30:00
                    """
            let error = await thrown(CallImportError.self) { _ = try await take(text, place, isTrial: false, said) }
            #expect(error == .badRows(8))
            let columns = ["方向", "进入队列时间", "主叫号码", "结束时间", "来电结果", "通话编号", "方向", "字段"]
            #expect(said.lines.count == 8)
            for (line, (words, column)) in zip(said.lines, columns).enumerated() {
                #expect(words.replacing(" ", with: "").contains("第\(line + 5)行"), "\(words)")
                #expect(words.contains(column) || line == 7, "\(words)")
            }
            let kept = try await place.stored("a")
            #expect(kept == nil)
        }
    }

    @Test("a trial keeps nothing", arguments: Backend.available)
    func trial(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let trial = try await take(Self.good, place, isTrial: true)
            #expect(trial.added == 3)
            #expect(try await place.stored("a") == nil)
        }
    }

    @Test("what is no CSV is refused as a whole", arguments: Backend.available)
    func noFile(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let error = await thrown(CallImportError.self) { _ = try await take("a,b\n1,2\n", place) }
            guard case .unreadable(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("通话编号"))
        }
    }

    @Test("a made-up day is told by the way of messages, and again is no news", arguments: Backend.available)
    func simulation(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let day = CallPlace.start.day
            let script = CallScript(day: day, calls: 60, agents: ["T001", "T002"], seed: 5)
            let first = try await place.desk.simulate(script, at: place.at(86_400))
            #expect(first.messages == script.messages.count && first.news < first.messages)
            let tally = try await place.desk.tally(try Period(parsing: "\(day)"))
            #expect(tally.total.offered == 60 && tally.total.waiting == 0)
            #expect(tally.total.answered + tally.total.abandoned + tally.total.lost == 60)
            let again = try await place.desk.simulate(script, at: place.at(86_400))
            #expect(again.news == 0)
            let none = try await place.desk.simulate(script, at: day.start)
            #expect(none.messages == 0, "what lies ahead isn't told")
        }
    }
}
