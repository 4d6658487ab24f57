import Testing
import WorkOrders

/// Every closed set: titles lead back to their case, and stored codes never move.
@Suite struct ClosedSetTests {
    @Test("a title leads back to its case, and no two cases share one")
    func titles() {
        check(RequestKind.self)
        check(Urgency.self)
        check(Ending.self)
        check(CallerKind.self)
        check(DispatchRole.self)
        check(CompletionResult.self)
        check(VisitAspect.self)
        check(Satisfaction.self)
        check(FollowUpKind.self)
        check(SendBackRuling.self)
        check(ExtensionRuling.self)
        check(ReviewVerdict.self)
        check(SupervisionLevel.self)
        check(WorkOrderStatus.self)
        check(DispatchStatus.self)
        check(DispatchEnd.self)
        check(DispatchStage.self)
        check(SuspensionGround.self)
        check(EscalationGround.self)
        check(AlertKind.self)
        check(AlertPhase.self)
        check(VoidGround.self)
        check(ActionName.self)
    }

    @Test("stored codes stay what released databases hold")
    func codes() {
        #expect(
            RequestKind.allCases.map { "\($0.rawValue)\($0.title)" } == [
                "1咨询", "2求助", "3投诉", "4举报", "5意见建议", "6表扬", "7其他",
            ]
        )
        #expect(
            Ending.allCases.map { "\($0.rawValue)\($0.title)" } == [
                "1直接答复", "2三方通话", "3转110", "4转其他热线", "5不予受理", "6无效", "7转办",
            ]
        )
        #expect(
            CompletionResult.allCases.map { "\($0.rawValue)\($0.title)" } == [
                "1已解决", "2部分解决", "3已解释", "4诉求不属实", "5联系不上", "6诉求人撤回", "7正在推进", "8超出职责",
            ]
        )
        #expect(
            Satisfaction.allCases.map { "\($0.rawValue)\($0.title)" } == [
                "1非常满意", "2满意", "3基本满意", "4不满意", "5非常不满意",
            ]
        )
    }

    @Test("only the two lowest ratings are not satisfied")
    func satisfaction() {
        #expect(Satisfaction.allCases.filter(\.isSatisfied) == [.verySatisfied, .satisfied, .fairlySatisfied])
    }

    private func check<Set: Titled>(_: Set.Type) {
        for value in Set.allCases {
            #expect(Set(title: value.title) == value)
            #expect(!value.title.isEmpty)
        }
        #expect(Set(title: "无此项") == nil)
        #expect(Swift.Set(Set.allCases.map(\.title)).count == Set.allCases.count)
        for value in Set.allCases { #expect(Set.titles.contains(value.title)) }
    }
}
