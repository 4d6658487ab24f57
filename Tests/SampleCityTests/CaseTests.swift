import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite("How an outline is told")
struct CaseTests {
    private let received = CivilDay(year: 2_022, month: 2, day: 14).start.advanced(bySeconds: 9 * 3_600 + 125)

    private func instant(_ text: String) -> Instant { Instant(text) ?? received }

    /// An ordinary complaint, dispatched to one unit and done in four working days.
    private func outline(_ unit: String, _ change: (inout DispatchOutline) -> Void = { _ in }) -> Outline {
        var dispatch = DispatchOutline(unit: FirstLevelUnit.indices[unit] ?? 0)
        dispatch.dispatchedAt = received.advanced(bySeconds: 1_500)
        dispatch.acknowledgedAt = received.advanced(bySeconds: 4_000)
        dispatch.completedAt = instant("2022-02-18 15:20:00")
        dispatch.deadline = instant("2022-02-28 23:59:59")
        dispatch.firstDeadline = dispatch.deadline
        change(&dispatch)
        var outline = Outline(receivedAt: received)
        outline.leaf = CategoryTable.index(of: ["城市管理", "市容环卫"]) ?? 0
        (outline.kind, outline.ending, outline.dispatches) = (.complaint, .dispatched, [dispatch])
        return outline
    }

    private func tell(_ outline: Outline, seed: UInt64 = 3) -> SampleCase {
        let chance = SplitMix64(seed: seed)
        return CaseWriter.write(outline, number: "HB220214-000001", calendar: .standard, chance: chance)
    }

    @Test("a county's town gets a deadline one working day before the county's", arguments: 0..<8)
    func child(seed: UInt64) throws {
        let told = tell(outline("濉溪县人民政府"), seed: seed)
        for child in told.dispatches where child.parent != nil {
            #expect(child.deadline == instant("2022-02-25 23:59:59"))
            #expect(child.parent == "HB220214-000001-1" && child.number.hasPrefix("HB220214-000001-1-"))
            let town = try #require(City.units.first { $0.name == child.unit })
            #expect(town.parent == "濉溪县人民政府")
        }
    }

    @Test("a bureau doesn't pass on, and what is done within hours isn't passed on either", arguments: 0..<8)
    func noChild(seed: UInt64) {
        #expect(tell(outline("市水务局"), seed: seed).dispatches.count == 1)
        let quick = outline("濉溪县人民政府") { $0.completedAt = $0.acknowledgedAt.advanced(bySeconds: 7_200) }
        #expect(tell(quick, seed: seed).dispatches.count == 1)
    }

    @Test("three send-backs end with the centre's own ruling for the unit that keeps the order")
    func sendBacks() {
        let times = ["2022-02-14 11:00:00", "2022-02-14 15:30:00", "2022-02-15 09:40:00"].map(instant)
        let told = tell(outline("市水务局") { ($0.sendBacks, $0.rulings) = (3, times) })
        #expect(told.sendBacks.map(\.ruledAt) == times)
        #expect(told.sendBacks.map(\.ruling) == [.granted, .granted, .consultation])
        #expect(told.sendBacks.last?.redirectedTo == "市水务局")
        #expect(told.sendBacks.dropLast().allSatisfy { $0.redirectedTo != "市水务局" && $0.basis != nil })
        #expect(told.dispatches.first?.sendBackCount == 3)
    }

    @Test("a granted extension names the new deadline, one that is ruled on too late leaves the old")
    func extensions() {
        let later = instant("2022-03-07 23:59:59")
        let asked = outline("市水务局") { dispatch in
            (dispatch.extending, dispatch.deadline) = (.granted, later)
            dispatch.completedAt = instant("2022-03-02 10:00:00")
        }
        let told = tell(asked)
        #expect(told.extensions.map(\.newDeadline) == [later])
        #expect(told.dispatches.first?.deadline == later)
        let refused = outline("市水务局") { $0.extending = .refused }
        #expect(tell(refused).extensions.map(\.ruling) == [.refused])
        #expect(tell(refused).dispatches.first?.deadline == instant("2022-02-28 23:59:59"))
    }

    @Test("who was dissatisfied first and satisfied after the second round is asked twice")
    func better() throws {
        let told = tell(outline("市水务局") { ($0.rating, $0.rework) = (.satisfied, .better) })
        let rated = told.visits.filter { $0.aspect == .result && $0.rating != nil }
        #expect(rated.map { $0.rating?.isSatisfied } == [false, true])
        #expect(rated.first?.reason != nil && rated.last?.reason == nil)
        let second = try #require(told.dispatches.last)
        #expect(second.round == 2 && second.number == "HB220214-000001-1R2")
        let limit = WorkCalendar.standard.deadline(from: second.dispatchedAt, limit: .workingDays(City.reworkDays))
        #expect(second.deadline == limit)
        #expect(second.dispatchedAt > rated[0].visitedAt && rated[1].visitedAt > second.completedAt ?? City.end)
        #expect(told.supervisions.isEmpty)
    }

    @Test("who still isn't satisfied has the order taken up and supervised")
    func inVain() {
        let told = tell(outline("市水务局") { ($0.rating, $0.rework) = (.dissatisfied, .inVain) })
        let rated = told.visits.filter { $0.aspect == .result && $0.rating != nil }
        #expect(rated.map { $0.rating?.isSatisfied } == [false, false])
        #expect(told.supervisions.count == 1 && told.supervisions.first?.addressee == "市水务局")
    }

    @Test("what is late is reminded of before and supervised after its deadline")
    func late() {
        let told = tell(
            outline("市水务局") { dispatch in
                dispatch.isOverdue = true
                dispatch.completedAt = instant("2022-03-04 16:00:00")
            }
        )
        #expect(told.supervisions.map(\.level) == [.reminder, .supervision])
        #expect(told.supervisions.first?.at ?? City.end < instant("2022-02-28 23:59:59"))
        #expect(told.supervisions.last?.at ?? received > instant("2022-02-28 23:59:59"))
    }

    @Test("an anonymous caller leaves no name and no number, and nobody is called", arguments: 0..<300)
    func anonymous(seed: UInt64) {
        var outline = outline("市水务局")
        outline.kind = .tipOff
        outline.leaf = CategoryTable.index(of: ["环境保护", "水体污染"]) ?? 0
        let told = tell(outline, seed: seed)
        guard told.order.isAnonymous else { return }
        #expect(told.order.citizen.isUnknown && told.order.callerKind == nil)
        #expect(told.contactAttempts.isEmpty && told.visits.allSatisfy { $0.unit == nil })
    }

    @Test("a letter carries its platform's number and limit, a call its recording")
    func letters() {
        var letter = outline("市水务局")
        letter.channel = City.governorsHotline
        let told = tell(letter).order
        #expect(told.external?.platform == "省长热线平台" && told.callNumber == nil)
        #expect(told.external?.number == "SZRX220214-000001")
        #expect(told.external?.deadline == instant("2022-02-28 23:59:59"))
        #expect(tell(outline("市水务局")).order.callNumber == "RECHB220214-000001")
    }

    @Test("an invalid call has no caller, no place and no later calls")
    func invalid() {
        var outline = Outline(receivedAt: received)
        outline.ending = .invalid
        let told = tell(outline)
        #expect(told.order.citizen.isUnknown && told.order.place.area.isEmpty)
        #expect(told.contacts.isEmpty && told.visits.isEmpty && told.dispatches.isEmpty)
        #expect(told.order.category.names == ["其他", "无效来电"])
        #expect(told.order.completedAt ?? received > received)
    }
}
