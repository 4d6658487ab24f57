import Testing
import WorkOrders
import WorkingDays

/// Many appeals on one place and matter propose one event.
@Suite struct IncidentProposalTests {
    private func appeals(_ count: Int, from first: Int = 1) throws -> [RecentAppeal] {
        let start = try #require(Instant("2024-03-01 09:00"))
        return (first..<first + count).map {
            RecentAppeal(number: "A\($0)", receivedAt: start.advanced(bySeconds: $0 * 60))
        }
    }

    @Test("the fifth appeal proposes an event led by the first, the fourth proposes none")
    func proposes() throws {
        #expect(IncidentProposal(of: "A4", among: try appeals(4), terms: Terms()) == nil)
        let proposal = try #require(IncidentProposal(of: "A5", among: try appeals(5).reversed(), terms: Terms()))
        #expect(proposal.leader == "A1" && !proposal.isDeclared && proposal.appeals == 5)
        #expect(proposal.sentence.contains("A1") && proposal.sentence.hasSuffix("。"))
    }

    @Test("how many it takes is a term of the city")
    func terms() throws {
        var terms = Terms()
        terms.incidentAppeals = 2
        #expect(IncidentProposal(of: "A2", among: try appeals(2), terms: terms)?.leader == "A1")
    }

    @Test("an event that is declared takes the next caller at once, by its leader")
    func declared() throws {
        var recent = try appeals(2)
        recent[0].isOfIncident = true
        #expect(IncidentProposal(of: "A2", among: recent, terms: Terms())?.leader == "A1")
        recent[0].leader = "A0"
        let joining = try #require(IncidentProposal(of: "A2", among: recent, terms: Terms()))
        #expect(joining.leader == "A0" && joining.isDeclared)
    }

    @Test("who follows, leads or is unknown gets no proposal; followers of other orders don't lead")
    func none() throws {
        var recent = try appeals(6)
        recent[0].leader = "B1"
        #expect(IncidentProposal(of: "A1", among: recent, terms: Terms()) == nil)
        #expect(IncidentProposal(of: "A9", among: recent, terms: Terms()) == nil)
        #expect(IncidentProposal(of: "A6", among: recent, terms: Terms())?.leader == "A2")
        recent[5].isOfIncident = true
        #expect(IncidentProposal(of: "A6", among: recent, terms: Terms()) == nil)
    }
}
