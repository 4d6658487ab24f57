import Bulletins
import SampleCity
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// 待审核 through an order's life, on every engine.
@Suite struct ReviewListTests {
    private static let (bureau, other) = (SmallCity.bureaus[0], SmallCity.bureaus[1])

    @Test(
        "after simulated weeks the two queues of anybody hold what the rule's words say, and nothing else",
        arguments: Backend.available
    )
    func recount(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let first = CivilDay(year: 2022, month: 3, day: 14)
            let course = SimulationDesk.Course(seed: 23, first: first, days: 9, rate: 9)
            _ = try await SimulationDesk(database: database, seal: seal).carryOut(course)
            let files = try await database.read { connection in
                try connection.ordersWithEvents(after: 0, limit: 10_000).map { try connection.caseFile($0.number).file }
            }
            let people = Set(
                files.flatMap(\.dispatches).flatMap { [$0.dispatchedBy, $0.reviewedBy] }.compactMap(\.self)
            )
            for officer in people.sorted() + ["无此人"] {
                for queue in ReviewQueue.allCases {
                    let rows = try await database.read { try $0.allReviews(ReviewQuery(queue), of: officer, limit: 3) }
                    let expected = files.flatMap { $0.reviews(queue, of: officer) }
                    #expect(rows.map(\.row.dispatch.number).sorted() == expected.sorted(), "\(officer) \(queue)")
                    let keys = rows.map { (-$0.key.urgency, $0.key.at, $0.key.id) }
                    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }, "\(officer) \(queue)")
                }
            }
        }
    }

    @Test("a reply waits from its signature to its review, and no draft does", arguments: Backend.available)
    func course(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.handled(by: Self.bureau)
            #expect(try await city.reviews().isEmpty)
            try await city.answer(number, 1, Self.bureau)
            let row = try #require(try await city.reviewRows(ReviewQuery()).first)
            #expect(row.signedAt == city.now && row.row.dispatch.number == "\(number)-1")
            #expect(row.row.stage == .underReview)
            let returning = Action.review(dispatch: "\(number)-1", .returned, opinion: "写清时间")
            try await city.act(number, returning, by: SmallCity.reviewer)
            #expect(try await city.reviews().isEmpty)
            try await city.answer(number, 1, Self.bureau)
            #expect(try await city.reviews() == [number])
            let passing = Action.review(dispatch: "\(number)-1", .passed, opinion: nil)
            try await city.act(number, passing, by: SmallCity.secondReviewer)
            #expect(try await city.reviews().isEmpty)
        }
    }

    @Test("who dispatched anything of the round has it in the other queue", arguments: Backend.available)
    func ownDispatch(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.handled(by: Self.bureau)
            try await city.answer(number, 1, Self.bureau)
            let dispatcher = SmallCity.dispatcher.id
            #expect(try await city.reviews(of: dispatcher).isEmpty)
            #expect(try await city.reviews(.others, of: dispatcher) == [number])
            #expect(try await city.reviews(of: SmallCity.reviewer.id) == [number])
            #expect(try await city.reviews(.others, of: SmallCity.reviewer.id).isEmpty)
        }
    }

    @Test(
        "the riskier comes first: urgency, then rework, then a result that is seldom taken; then the longer waiting",
        arguments: Backend.available
    )
    func risk(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let plain = try await city.answered(.resolved)
            let unfounded = try await city.answered(.unfounded)
            let urgent = try await city.answered(.resolved) { $0.urgency = .urgent }
            let later = try await city.answered(.resolved)
            #expect(try await city.reviews() == [urgent, unfounded, plain, later])
            #expect(
                try await city.reviewRows(ReviewQuery()).map(\.result) == [.resolved, .unfounded, .resolved, .resolved]
            )
            #expect(try await city.reviews(limit: 1) == [urgent, unfounded, plain, later])
            var query = ReviewQuery()
            query.kind = .complaint
            let complaint = try await city.answered(.resolved) { $0.kind = .complaint }
            #expect(try await city.reviewRows(query).map(\.row.dispatch.order) == [complaint])
            let count = try await city.database.read { try $0.reviewCount(ReviewQuery(), of: "x", atMost: 3) }
            #expect(count == 3)
        }
    }

    @Test("a child's reply is its parent's to review, not the centre's", arguments: Backend.available)
    func children(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let (county, town) = (SmallCity.county, SmallCity.towns[0])
            let number = try await city.handled(by: county)
            let passing = Action.passOn(dispatch: "\(number)-1", [Assignment(town)])
            try await city.act(number, passing, by: SmallCity.clerk(county))
            try await city.act(number, .acknowledge(dispatch: "\(number)-2"), by: SmallCity.clerk(town))
            try await city.answer(number, 2, town)
            #expect(try await city.reviews().isEmpty)
        }
    }
}

extension CaseFile {
    /// What waits for the centre's review, as far as an officer may do it or may not.
    fileprivate func reviews(_ queue: ReviewQueue, of officer: String) -> [String] {
        children(of: nil).filter { stage(of: $0) == .underReview }.filter { dispatch in
            let hasDispatched = children(of: nil).contains {
                $0.round == dispatch.round && $0.dispatchedBy == officer
            }
            let hasReviewed = children(of: nil).contains {
                $0.unit == dispatch.unit && $0.round < dispatch.round && $0.reviewedBy == officer
            }
            let hasWritten = lastReply(dispatch.number)?.writtenBy == officer
            return (hasDispatched || hasReviewed || hasWritten) == (queue == .others)
        }.map(\.number)
    }
}

extension Connection {
    fileprivate func allReviews(_ query: ReviewQuery, of officer: String, limit: Int) throws -> [ReviewRow] {
        var (rows, key): ([ReviewRow], WaitingKey?) = ([], nil)
        repeat {
            let page = try reviews(query, of: officer, after: key, limit: limit)
            rows += page.rows
            key = page.next
        } while key != nil
        return rows
    }
}

extension City {
    /// An order that a unit has acknowledged.
    fileprivate func handled(by unit: String, _ change: (inout WorkOrder) -> Void = { _ in }) async throws -> String {
        let number = try await register(change).order.number
        try await act(number, .dispatch([Assignment(unit)], Handover()), by: SmallCity.dispatcher)
        try await act(number, .acknowledge(dispatch: "\(number)-1"), by: SmallCity.clerk(unit))
        return number
    }

    fileprivate func answer(
        _ number: String,
        _ dispatch: Int,
        _ unit: String,
        _ result: CompletionResult = .resolved
    ) async throws {
        let draft = ReplyDraft(internalAccount: "已派人", publicAnswer: "已办理", result: result)
        try await act(number, .reply(dispatch: "\(number)-\(dispatch)", draft), by: SmallCity.clerk(unit))
        let signing = Action.sign(dispatch: "\(number)-\(dispatch)", isSigned: true, opinion: nil)
        try await act(number, signing, by: SmallCity.leader(unit))
    }

    fileprivate func answered(
        _ result: CompletionResult,
        _ change: (inout WorkOrder) -> Void = { _ in }
    ) async throws -> String {
        let number = try await handled(by: SmallCity.bureaus[0], change)
        try await answer(number, 1, SmallCity.bureaus[0], result)
        return number
    }

    fileprivate func reviewRows(
        _ query: ReviewQuery,
        of officer: String = "x",
        limit: Int = 50
    ) async throws
        -> [ReviewRow]
    {
        try await database.read { try $0.allReviews(query, of: officer, limit: limit) }
    }

    fileprivate func reviews(
        _ queue: ReviewQueue = .own,
        of officer: String = "x",
        limit: Int = 50
    ) async throws
        -> [String]
    {
        try await reviewRows(ReviewQuery(queue), of: officer, limit: limit).map(\.row.dispatch.order)
    }
}
