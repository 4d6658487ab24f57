import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// The queues of 派单台 through an order's life, on every engine.
@Suite struct WaitingListTests {
    private static let bureau = SmallCity.bureaus[0]

    @Test(
        "the more urgent come first, then the older, a page of any size shows each once",
        arguments: Backend.available
    )
    func order(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            var expected: [(Int, String)] = []
            for urgency in [Urgency.normal, .emergency, .urgent, .normal, .urgent, .emergency, .normal] {
                let file = try await city.register { $0.urgency = urgency }
                expected.append((-urgency.rawValue, file.order.number))
            }
            let sorted = expected.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            for limit in [1, 2, 3, 50] {
                #expect(try await city.numbers(.orders, limit: limit) == sorted.map(\.element.1))
            }
            #expect(try await city.count(.orders, atMost: 3) == 3)
        }
    }

    @Test("an order leaves the queue with its dispatch and is back when that is recalled", arguments: Backend.available)
    func dispatched(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            try await city.act(number, .dispatch([Assignment(Self.bureau)], Handover()), by: SmallCity.dispatcher)
            #expect(try await city.numbers(.orders).isEmpty)
            let row = try #require(try await city.rows(.unacknowledged).first)
            #expect(row.unit == Self.bureau && row.dispatch == "\(number)-1" && row.deadline != nil)
            try await city.act(number, .recall(dispatch: "\(number)-1", reason: "派错"), by: SmallCity.dispatcher)
            #expect(try await city.numbers(.orders) == [number])
            #expect(try await city.numbers(.unacknowledged).isEmpty)
        }
    }

    @Test("what is acknowledged, followed or invalid waits for nobody here", arguments: Backend.available)
    func gone(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let leader = try await city.register().order.number
            try await city.act(leader, .dispatch([Assignment(Self.bureau)], Handover()), by: SmallCity.dispatcher)
            let acknowledged = Action.acknowledge(dispatch: "\(leader)-1")
            try await city.act(leader, acknowledged, by: SmallCity.clerk(Self.bureau))
            let follower = try await city.register().order.number
            try await city.act(follower, .merge(.named(leader)), by: SmallCity.dispatcher)
            let invalid = try await city.register().order.number
            let reason = try #require(Reasons.standard.invalid.keys.sorted().first)
            try await city.act(invalid, .markInvalid(reason: reason), by: SmallCity.callTaker)
            for queue in WaitingQueue.allCases { #expect(try await city.numbers(queue).isEmpty, "\(queue)") }
        }
    }

    @Test("a send-back waits until it is ruled on, and tells how many there were", arguments: Backend.available)
    func sendBacks(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            try await city.act(number, .dispatch([Assignment(Self.bureau)], Handover()), by: SmallCity.dispatcher)
            try await city.sendBack(number, 1, from: Self.bureau)
            var row = try #require(try await city.rows(.sendBacks).first)
            #expect(row.dispatch == "\(number)-1" && row.sentBack == 0 && row.since == city.now)
            let next = SmallCity.bureaus[1]
            let ruling = SendBackDecision(.granted, assignments: [Assignment(next)], opinion: "同意")
            try await city.act(number, .ruleOnSendBack(dispatch: "\(number)-1", ruling), by: SmallCity.dispatcher)
            #expect(try await city.numbers(.sendBacks).isEmpty)
            try await city.sendBack(number, 2, from: next)
            row = try #require(try await city.rows(.sendBacks).first)
            #expect(row.unit == next && row.sentBack == 1)
        }
    }

    @Test("a child's send-back is its parent's to rule on, not the centre's", arguments: Backend.available)
    func children(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let (county, town) = (SmallCity.county, SmallCity.towns[0])
            let number = try await city.register().order.number
            try await city.act(number, .dispatch([Assignment(county)], Handover()), by: SmallCity.dispatcher)
            try await city.act(number, .acknowledge(dispatch: "\(number)-1"), by: SmallCity.clerk(county))
            let passing = Action.passOn(dispatch: "\(number)-1", [Assignment(town)])
            try await city.act(number, passing, by: SmallCity.clerk(county))
            try await city.sendBack(number, 2, from: town)
            for queue in WaitingQueue.allCases { #expect(try await city.numbers(queue).isEmpty, "\(queue)") }
        }
    }

    @Test("an extension waits until it is ruled on", arguments: Backend.available)
    func extensions(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            try await city.act(number, .dispatch([Assignment(Self.bureau)], Handover()), by: SmallCity.dispatcher)
            let clerk = SmallCity.clerk(Self.bureau)
            try await city.act(number, .acknowledge(dispatch: "\(number)-1"), by: clerk)
            let deadline = try #require(try await city.desk.file(number).dispatches.first?.deadline)
            let asking = Action.requestExtension(
                dispatch: "\(number)-1",
                until: deadline.day.advanced(by: 3),
                reason: "等材料",
                isCitizenTold: true
            )
            try await city.act(number, asking, by: clerk)
            #expect(try await city.numbers(.extensions) == [number])
            let ruling = Action.ruleOnExtension(dispatch: "\(number)-1", isGranted: false, opinion: "抓紧")
            try await city.act(number, ruling, by: SmallCity.dispatcher)
            #expect(try await city.numbers(.extensions).isEmpty)
        }
    }

    @Test(
        "an order that waits for its citizen says so, and its clock begins with his answer",
        arguments: Backend.available
    )
    func supplement(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            try await city.act(number, .requestSupplement(question: "几号楼"), by: SmallCity.dispatcher)
            var wait = try #require(try await city.rows(.orders).first?.suspension)
            #expect(wait.dispatch == nil && wait.resumedAt == nil)
            try await city.act(number, .supplement(text: "3号楼"), by: SmallCity.callTaker, after: 7_200)
            wait = try #require(try await city.rows(.orders).first?.suspension)
            #expect(wait.resumedAt == city.now)
        }
    }

    @Test("filters leave what has them, and a name that the city doesn't have nothing", arguments: Backend.available)
    func filters(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let plain = try await city.register().order.number
            let other = try await city.register {
                ($0.kind, $0.urgency) = (.complaint, .urgent)
                $0.category = CategoryPath(["市场监管", "价格"]) ?? $0.category
                $0.place = Place(area: AreaPath(county: "相山区"))
            }.order.number
            for queue in [WaitingQueue.orders, .unacknowledged] {
                if queue == .unacknowledged {
                    for number in [plain, other] {
                        let action = Action.dispatch([Assignment(Self.bureau)], Handover())
                        try await city.act(number, action, by: SmallCity.dispatcher)
                    }
                }
                for (expected, set) in Self.filters {
                    var query = WaitingQuery(queue)
                    set(&query)
                    let found = try await city.rows(query).map(\.number)
                    #expect(found == expected.map { [plain, other][$0] }, "\(query)")
                }
            }
        }
    }

    private static let filters: [([Int], @Sendable (inout WaitingQuery) -> Void)] = [
        ([1, 0], { _ in }), ([1], { $0.kind = .complaint }), ([0], { $0.urgency = .normal }),
        ([1], { $0.category = CategoryPath(["市场监管"]) }), ([0], { $0.category = CategoryPath(["城市管理", "路灯"]) }),
        ([1], { $0.county = "相山区" }), ([], { $0.county = "无此县" }), ([], { $0.category = CategoryPath(["无此类"]) }),
        ([], { ($0.kind, $0.county) = (.complaint, SmallCity.county) }),
    ]

    @Test("the key of a page is read back, and nothing else is a key")
    func keys() {
        let key = WaitingKey(urgency: 2, at: 1_645_920_000, id: 17)
        #expect(WaitingKey(key.text) == key)
        for text in ["", "1-2", "1-2-x", "1-2-3-4", "2-'-1"] { #expect(WaitingKey(text) == nil) }
    }
}

extension City {
    fileprivate func rows(_ query: WaitingQuery, limit: Int = 50) async throws -> [WaitingRow] {
        var (rows, key): ([WaitingRow], WaitingKey?) = ([], nil)
        repeat {
            let after = key
            let page = try await database.read { try $0.waiting(query, after: after, limit: limit) }
            rows += page.rows
            key = page.next
        } while key != nil
        return rows
    }

    fileprivate func rows(_ queue: WaitingQueue) async throws -> [WaitingRow] { try await rows(WaitingQuery(queue)) }

    fileprivate func numbers(_ queue: WaitingQueue, limit: Int = 50) async throws -> [String] {
        try await rows(WaitingQuery(queue), limit: limit).map(\.number)
    }

    fileprivate func count(_ queue: WaitingQueue, atMost limit: Int) async throws -> Int {
        try await database.read { try $0.waitingCount(WaitingQuery(queue), atMost: limit) }
    }

    fileprivate func sendBack(_ number: String, _ dispatch: Int, from unit: String) async throws {
        let code = try #require(rules.reasons.sendBack.keys.sorted().first)
        let action = Action.requestSendBack(dispatch: "\(number)-\(dispatch)", reasonCode: code, basis: "不属本单位")
        try await act(number, action, by: SmallCity.clerk(unit))
    }
}
