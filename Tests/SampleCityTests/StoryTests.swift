import SampleCity
import Testing
import WorkOrders
import WorkingDays

@Suite("What a demonstration needs is there, whatever the seed")
struct StoryTests {
    @Test("every special path is taken at least once", arguments: [2_022, 1])
    func paths(seed: UInt64) {
        let cases = seed == 1 ? SampleCases.other : SampleCases.standard
        expectDispatchPaths(cases)
        expectPeople(cases)
        expectReviews(cases)
        #expect(cases.contains { Set($0.dispatches.filter { $0.parent == nil }.map(\.unit)).count == 4 })
        #expect(cases.contains { $0.contacts.count >= 3 })
        #expect(cases.contains { $0.order.external?.platform == "省长热线平台" && $0.order.external?.number != nil })
    }

    private func expectDispatchPaths(_ cases: [SampleCase]) {
        let dispatches = cases.flatMap(\.dispatches)
        #expect(dispatches.contains { $0.parent != nil && $0.round == 2 }, "a rework passed on to a town")
        #expect(cases.contains { $0.sendBacks.count == 3 && $0.sendBacks.last?.ruling == .consultation })
        #expect(dispatches.contains { $0.completedAt == nil && $0.deadline >= City.end }, "open")
        #expect(dispatches.contains { $0.completedAt == nil && $0.deadline < City.end }, "open and overdue")
        #expect(dispatches.contains { $0.acknowledgedAt == nil }, "waiting to be acknowledged")
        #expect(
            dispatches.contains { $0.completedAt.map { at in at } ?? City.end > $0.deadline && $0.completedAt != nil }
        )
        #expect(Set(dispatches.compactMap(\.result)) == Set(CompletionResult.allCases))
        let extensions = cases.flatMap(\.extensions)
        #expect(Set(extensions.compactMap(\.ruling)) == Set(ExtensionRuling.allCases))
        #expect(cases.flatMap(\.sendBacks).contains { $0.ruling == .refused })
        #expect(Set(cases.flatMap(\.supervisions).map(\.level)) == Set(SupervisionLevel.allCases))
    }

    private func expectPeople(_ cases: [SampleCase]) {
        #expect(cases.contains { $0.order.callerKind == .company && $0.order.tags.contains("涉企") })
        #expect(cases.contains { $0.order.isAnonymous && $0.order.citizen.isUnknown })
        #expect(cases.contains { $0.order.isConfidential })
        let threats = cases.filter { $0.order.tags.contains("扬言") }
        #expect(threats.count == 1)
        #expect(threats.first?.order.urgency == .emergency && threats.first?.dispatches.first?.unit == "市公安局")
    }

    private func expectReviews(_ cases: [SampleCase]) {
        let replies = cases.flatMap(\.replies)
        #expect(Set(replies.compactMap(\.verdict)) == Set(ReviewVerdict.allCases))
        #expect(
            replies.contains { $0.verdict == .passed && ($0.publicAnswer ?? "").count < 8 },
            "a poor one slips through"
        )
        let ratings = cases.map { $0.visits.filter { $0.aspect == .result }.compactMap(\.rating) }
        #expect(ratings.contains { $0.count == 2 && !$0[0].isSatisfied && $0[1].isSatisfied }, "a rework that helped")
        #expect(ratings.contains { $0.count == 2 && !$0[0].isSatisfied && !$0[1].isSatisfied }, "one that didn't")
        #expect(cases.flatMap(\.visits).contains { $0.isReached == false && $0.rating == nil })
        #expect(Set(cases.flatMap(\.visits).map(\.aspect)) == Set(VisitAspect.allCases))
    }

    @Test("sixty people report one outage within ten minutes, and one dispatch goes out")
    func outage() throws {
        let outage = SampleCases.standard.filter { $0.order.tags.contains("集中事件") }
        #expect(outage.count == 60)
        let first = try #require(outage.first)
        let last = try #require(outage.last)
        #expect(last.order.receivedAt < first.order.receivedAt.advanced(bySeconds: 600))
        #expect(Set(outage.compactMap(\.order.citizen.callingNumber)).count >= 55)
        #expect(Set(outage.map(\.order.place.address)).count == 1)
        #expect(Set(outage.map(\.order.content)).count > 30)
        #expect(outage.flatMap(\.dispatches).map(\.unit) == ["淮北供电公司"])
    }

    @Test("county governments pass most of their orders on to their towns")
    func children() {
        let dispatches = SampleCases.standard.flatMap(\.dispatches)
        let counties = dispatches.filter { Published.counties.contains($0.unit) }
        let passedOn = Set(dispatches.compactMap(\.parent))
        let share = counties.filter { passedOn.contains($0.number) }.count * 100 / counties.count
        #expect((60...85).contains(share), "\(share)%")
        let towns = Set(dispatches.filter { $0.parent != nil }.map(\.unit))
        #expect(towns.count >= 35, "nearly every town gets orders")
    }
}
