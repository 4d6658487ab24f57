import Foundation
import Testing
import WorkOrders
import WorkingDays

/// How values stand in stored events.
@Suite struct CodingTests {
    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode([value]), as: UTF8.self)
    }

    private func value<Value: Decodable>(_: Value.Type, _ json: String) throws -> Value {
        try #require(try JSONDecoder().decode([Value].self, from: Data(json.utf8)).first)
    }

    @Test("instants, days and limits are one number each")
    func numbers() throws {
        let instant = try #require(Instant("1970-01-01 08:00:05"))
        #expect(try json(instant) == "[5]")
        #expect(try value(Instant.self, "[5]") == instant)
        #expect(try json(CivilDay(year: 1970, month: 1, day: 3)) == "[2]")
        #expect(try value(CivilDay.self, "[2]") == CivilDay(year: 1970, month: 1, day: 3))
        #expect(try json(HandlingLimit.workingDays(10)) == "[10]")
        #expect(try json(HandlingLimit.minutes(20)) == "[-20]")
        #expect(try value(HandlingLimit.self, "[-20]") == .minutes(20))
    }

    @Test("what is no value is refused: a limit of nothing, a category without a name, a point off the earth")
    func refused() {
        #expect(HandlingLimit(code: 0) == nil)
        #expect(throws: DecodingError.self) { try value(HandlingLimit.self, "[0]") }
        #expect(throws: DecodingError.self) { try value(CategoryPath.self, "[[]]") }
        #expect(throws: DecodingError.self) { try value(CategoryPath.self, #"[["", "物业"]]"#) }
        #expect(throws: DecodingError.self) { try value(Point.self, #"[{"longitude": 0, "latitude": 90000001}]"#) }
        #expect(throws: DecodingError.self) { try value(ActionName.self, "[9999]") }
    }

    @Test("the codes of actions stay what stored events hold")
    func actions() {
        let codes = ActionName.allCases.map(\.rawValue)
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == 67)
        #expect(ActionName(rawValue: 1) == .register)
        #expect(ActionName(rawValue: 36) == .ruleOnSendBack)
        #expect(ActionName(rawValue: 70) == .review)
        #expect(ActionName(rawValue: 112) == .recomputeDeadlines && ActionName(rawValue: 120) == .undo)
        #expect(ActionName(title: "签收") == .acknowledge)
    }
}
