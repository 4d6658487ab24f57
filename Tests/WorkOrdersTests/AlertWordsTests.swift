import Testing
import WorkOrders
import WorkingDays

@Suite("words and rosters of urgent matters") struct AlertWordsTests {
    @Test("words are found anywhere in a text, kinds in their order, and nowhere else")
    func words() {
        let found = AlertWords.standard.matches(in: "有人在聚集，说要放火，再不来就炸掉")
        #expect(found.map(\.kind) == [.threat, .gathering])
        #expect(found.map(\.words) == [["炸掉", "放火"], ["聚集"]])
        #expect(AlertWords.standard.matches(in: "").isEmpty)
        #expect(AlertWords.standard.matches(in: "放").isEmpty)
        #expect(AlertWords.standard.matches(in: "放了火").isEmpty)
        #expect(AlertWords([.danger: [""]]).matches(in: "任何").isEmpty)
    }

    @Test("the roster's first line that fits names the chain, over midnight and by kind")
    func roster() throws {
        let roster = DutyRoster([
            DutyRoster.Entry(kind: .minor, chain: ["甲"]), DutyRoster.Entry(from: 22, to: 6, chain: ["乙"]),
            DutyRoster.Entry(from: 6, to: 22, chain: ["丙", "丁"]),
        ])
        func chain(_ kind: AlertKind, _ time: String) throws -> [String] {
            let instant = try #require(Instant("2024-02-05 \(time)"))
            return roster.chain(kind, at: instant)
        }
        #expect(try chain(.minor, "12:00") == ["甲"])
        #expect(try chain(.danger, "21:59") == ["丙", "丁"])
        #expect(try chain(.danger, "22:00") == ["乙"])
        #expect(try chain(.danger, "05:59") == ["乙"])
        #expect(try chain(.danger, "06:00") == ["丙", "丁"])
        #expect(
            DutyRoster([DutyRoster.Entry(from: 1, to: 2, chain: ["甲"])])
                .chain(.danger, at: Instant(secondsSinceEpoch: 0)).isEmpty
        )
    }
}
