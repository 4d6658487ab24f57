import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A file whose units were renamed since: it names them as they are called now.
@Suite struct CaseFileRenamingTests {
    private static let at = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 0)

    private func file(_ unit: String) -> CaseFile {
        var file = CaseFile(order: SmallCity.appeal(at: Self.at))
        file.dispatches = [
            Dispatch(number: "1-1", order: "1", unit: unit, dispatchedAt: Self.at, deadline: Self.at)
        ]
        var back = SendBack(dispatch: "1-1", requestedAt: Self.at, reasonCode: "01")
        back.redirectedTo = unit
        file.sendBacks = [back]
        file.visits = [ReturnVisit(order: "1", unit: unit, visitedAt: Self.at)]
        let ground = EscalationGround.supervisor
        file.matters.escalations = [Escalation(sequence: 1, ground: ground, at: Self.at, unit: unit, leader: nil)]
        file.matters.objections = [
            Objection(sequence: 1, unit: unit, at: Self.at, reasonCode: "01", evidence: "x")
        ]
        file.matters.instructions = [
            LeaderInstruction(
                sequence: 1,
                leader: "市长",
                at: Self.at,
                words: "x",
                tasks: [InstructionTask(unit: unit, words: "y"), InstructionTask(unit: nil, words: "z")]
            )
        ]
        return file
    }

    @Test("every place that names a unit has its present name")
    func everywhere() {
        #expect(file("旧局").renamed(units: ["旧局": "新局"]) == file("新局"))
        #expect(file("别局").renamed(units: ["旧局": "新局"]) == file("别局"))
        #expect(file("旧局").renamed(units: [:]) == file("旧局"))
    }

    @Test("only matters that name a unit are looked at for it")
    func matters() {
        #expect(file("旧局").matters.namesUnits && !Matters().namesUnits)
    }
}
