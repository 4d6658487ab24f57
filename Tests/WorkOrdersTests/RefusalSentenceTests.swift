import Testing
import WorkOrders
import WorkingDays

@Suite("what people read when something is refused") struct RefusalSentenceTests {
    @Test("every refusal is a Chinese sentence that says what to do", arguments: samples)
    func sentences(refusal: Refusal) {
        let sentence = refusal.sentence
        #expect(sentence.hasSuffix("。"))
        #expect(sentence.dropLast().allSatisfy { $0 != "。" }, "one sentence, or people stop reading: \(sentence)")
        #expect(["请", "不用", "自动完成"].contains(where: sentence.contains), "it says what to do: \(sentence)")
        #expect(!sentence.contains("Optional") && !sentence.contains("WorkOrders."))
        #expect((8...100).contains(sentence.count))
    }

    @Test("no two refusals read the same, and none is left out")
    func all() {
        #expect(Self.samples.indices.allSatisfy { ordinal(Self.samples[$0]) == $0 })
        #expect(Self.samples.count == 74)
        #expect(Set(Self.samples.map(\.sentence)).count == Self.samples.count)
    }

    @Test("what the program does by itself and what has no superior are said so")
    func variants() {
        #expect(Refusal.notPermitted(.warn, role: "班长", allowed: []).sentence == "“班长”不能时限预警，这一步由系统自动完成。")
        let alone = Refusal.conflictOfInterest(unit: "市城管局", superior: nil).sentence
        #expect(alone == "工单反映的就是市城管局，不能只交给它办，请另选主办单位，市城管局协办；确需派给它，请填写理由。")
        #expect(Refusal.dispatcherOnly(unit: "濉溪县").sentence == "这一步由派出这条转办的濉溪县办理，请联系濉溪县。")
    }

    private static let now = Instant(day: CivilDay(year: 2024, month: 2, day: 5), secondOfDay: 32_400)

    static let samples: [Refusal] = [
        .notPermitted(.visit, role: "市城管局", allowed: ["派单员"]), .notYourUnit(unit: "市城管局"), .centreOnly(.visit),
        .dispatcherOnly(unit: nil), .namesYou, .ownDispatch, .ownReview, .secondPersonNeeded, .otherReviewerNeeded,
        .identityStaysInside, .clockBehind(now), .orderStatus(.visit, .closed), .dispatchStage(.visit, .handling),
        .tooLate(.visit, deadline: now), .openAlert, .followsLeader("市城管局"), .alreadyDone(.visit),
        .nothingOpen(.visit), .noSuchDispatch("市城管局"), .noSuchUnit("市城管局"), .missing("市城管局"),
        .tooLong("市城管局", limit: 3), .unknownReason("市城管局", list: ["派单员"]), .nothingToChange, .noLead,
        .severalLeads, .unitTwice("市城管局"), .unitAlreadyHas("市城管局"),
        .conflictOfInterest(unit: "市城管局", superior: nil), .notSubordinate(unit: "市城管局", of: "市城管局"),
        .notASubordinateCentre(unit: "市城管局"), .tooDeep(limit: 3), .deadlineTooEarly, .deadlineAfterLimit(now),
        .alreadyAcknowledged, .onlyDispatch, .firstLevelOnly(.visit), .designated, .refusedBefore,
        .rulingNeedsUnits, .consultationNeedsLead, .pushedDown(from: "市城管局", to: "市城管局"),
        .extensionsUsed(limit: 3), .extensionNotLater, .extensionTooFar(now.day), .citizenNotTold,
        .suspensionTooLong(now.day), .attemptsMissing(attempts: 3, days: 3), .promiseMissing,
        .unresolvedReasonMissing, .childrenOpen(["派单员"]), .assistingOpen(["派单员"]), .needsSignature,
        .notVisited(unit: "市城管局"), .anonymousNotVisited, .notHandledBy(unit: "市城管局"), .visitTooSoon,
        .answeredAlready, .reasonNeeded, .dissatisfactionUnsettled, .reopeningExpired(days: 3),
        .mattersOpen(["派单员"]), .leaderBarred("市城管局"), .itself, .hasFollowedDispatches, .notAnIncident("市城管局"),
        .notTheLeader("市城管局"), .notTold(["派单员"]), .reportPhase(.further), .finalReportMissing, .receiptMissing,
        .handedOverWithoutText(unit: "市城管局"),
        .unknownName(UnknownName(field: "标签", value: "市城管局", known: ["派单员"])),
        .unitEnded("市城管局"),
    ]

    /// A new case stops the compiler here; its sample goes to the end of ``samples``.
    private func ordinal(_ refusal: Refusal) -> Int {
        switch refusal {
        case .notPermitted: 0
        case .notYourUnit: 1
        case .centreOnly: 2
        case .dispatcherOnly: 3
        case .namesYou: 4
        case .ownDispatch: 5
        case .ownReview: 6
        case .secondPersonNeeded: 7
        case .otherReviewerNeeded: 8
        case .identityStaysInside: 9
        case .clockBehind: 10
        case .orderStatus: 11
        case .dispatchStage: 12
        case .tooLate: 13
        case .openAlert: 14
        case .followsLeader: 15
        case .alreadyDone: 16
        case .nothingOpen: 17
        case .noSuchDispatch: 18
        case .noSuchUnit: 19
        case .missing: 20
        case .tooLong: 21
        case .unknownReason: 22
        case .nothingToChange: 23
        case .noLead: 24
        case .severalLeads: 25
        case .unitTwice: 26
        case .unitAlreadyHas: 27
        case .conflictOfInterest: 28
        case .notSubordinate: 29
        case .notASubordinateCentre: 30
        case .tooDeep: 31
        case .deadlineTooEarly: 32
        case .deadlineAfterLimit: 33
        case .alreadyAcknowledged: 34
        case .onlyDispatch: 35
        case .firstLevelOnly: 36
        case .designated: 37
        case .refusedBefore: 38
        case .rulingNeedsUnits: 39
        case .consultationNeedsLead: 40
        case .pushedDown: 41
        case .extensionsUsed: 42
        case .extensionNotLater: 43
        case .extensionTooFar: 44
        case .citizenNotTold: 45
        case .suspensionTooLong: 46
        case .attemptsMissing: 47
        case .promiseMissing: 48
        case .unresolvedReasonMissing: 49
        case .childrenOpen: 50
        case .assistingOpen: 51
        case .needsSignature: 52
        case .notVisited: 53
        case .anonymousNotVisited: 54
        case .notHandledBy: 55
        case .visitTooSoon: 56
        case .answeredAlready: 57
        case .reasonNeeded: 58
        case .dissatisfactionUnsettled: 59
        case .reopeningExpired: 60
        case .mattersOpen: 61
        case .leaderBarred: 62
        case .itself: 63
        case .hasFollowedDispatches: 64
        case .notAnIncident: 65
        case .notTheLeader: 66
        case .notTold: 67
        case .reportPhase: 68
        case .finalReportMissing: 69
        case .receiptMissing: 70
        case .handedOverWithoutText: 71
        case .unknownName: 72
        case .unitEnded: 73
        }
    }
}
