import Calls
import Testing

/// The closed sets of calls.
@Suite struct CallCodesTests {
    @Test("stored codes and names stay what released databases hold")
    func codes() {
        #expect(CallDirection.allCases.map { "\($0.rawValue)\($0.title)\($0.code)" } == ["1呼入in", "2呼出out"])
        #expect(
            CallEnd.allCases.map { "\($0.rawValue)\($0.title) \($0.code)" } == [
                "1对方挂断 party", "2坐席挂断 agent", "3转接 transferred", "4无人接听 no-answer", "5占线 busy", "6队列已满 queue-full",
                "7线路故障 failed",
            ]
        )
        #expect(KeyRating.allCases.map { "\($0.rawValue)\($0.title)" } == ["1满意", "2基本满意", "3不满意"])
        #expect(Callback.allCases.map { "\($0.rawValue)\($0.title)" } == ["1待回拨", "2已回拨", "3已再次来电", "4多次未接通"])
        #expect(CallFate.allCases.map { "\($0.rawValue)\($0.title)" } == ["1接通", "2放弃", "3未接", "4等待中"])
    }

    @Test("three attempts without reaching anybody are enough; who is reached or isn't there is done at once")
    func callbacks() {
        for result in [CallbackResult.noAnswer, .switchedOff, .refused] {
            #expect((1...4).map { result.callback(after: $0) } == [.waiting, .waiting, .givenUp, .givenUp])
        }
        #expect(CallbackResult.reached.callback(after: 1) == .reached)
        #expect(CallbackResult.noSuchNumber.callback(after: 1) == .givenUp)
    }
}
