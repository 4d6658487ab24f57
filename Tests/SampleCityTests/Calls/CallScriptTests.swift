import SampleCity
import Testing
import WorkingDays

/// A made-up day at the telephones.
@Suite struct CallScriptTests {
    private let day = CivilDay(year: 2022, month: 2, day: 14)

    private func script(_ calls: Int = 400, agents: [String] = ["S001", "S002"], seed: UInt64 = 7) -> CallScript {
        CallScript(day: day, calls: calls, agents: agents, seed: seed)
    }

    private func values(_ name: String, _ script: CallScript) -> [String] {
        script.messages.flatMap { $0.fields.filter { $0.name == name }.map(\.value) }
    }

    @Test("the same seed tells the same day, another one another")
    func seeds() {
        #expect(script().messages == script().messages)
        #expect(script().messages != script(seed: 8).messages)
    }

    @Test("there are as many calls as were asked for, told of in the order of time")
    func calls() {
        let script = script()
        #expect(Set(values("id", script)).count == 400)
        let times = script.messages.map(\.at)
        #expect(times == times.sorted() && times.first.map { $0 >= day.start } == true)
        #expect(script.messages.allSatisfy { $0.fields.map(\.name).prefix(2) == ["id", "direction"] })
    }

    @Test("of a day that is not over only the calls are told that are")
    func over() {
        let noon = Instant(day: day, secondOfDay: 43_200)
        let (whole, told) = (script(), script().over(by: noon))
        let ended = Set(values("id", told))
        #expect(!ended.isEmpty && ended.count < 400)
        #expect(told.messages.allSatisfy { $0.at <= noon })
        for id in ended {
            let messages = whole.messages.filter { $0.fields[0].value == id }
            #expect(told.messages.filter { $0.fields[0].value == id } == messages)
        }
        #expect(whole.over(by: day.advanced(by: 2).start).messages == whole.messages)
    }

    @Test("nobody has the numbers, and some call twice")
    func numbers() {
        let numbers = values("calling", script())
        #expect(numbers.allSatisfy { $0.hasPrefix("199000") && $0.count == 11 })
        #expect(Set(numbers).count < Set(values("id", script())).count)
    }

    @Test("about nine of ten are answered, and none where nobody takes calls")
    func answered() {
        #expect((330...400).contains(Set(values("answered", script())).count))
        #expect(values("answered", script(agents: [])).isEmpty)
        #expect(Set(values("agent", script())) == ["S001", "S002"])
    }

    @Test("some are told of twice and some late, as real systems do")
    func untidy() {
        let script = script()
        let repeated = script.messages.count - Set(script.messages.map { $0.fields.map(\.value) }).count
        #expect(repeated > 5)
        let late = script.messages.filter { message in
            message.fields.contains { $0.name == "offered" && $0.value < message.at.description }
        }
        #expect(late.count > 5)
    }
}
