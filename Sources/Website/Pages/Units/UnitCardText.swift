import Accounts
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 单位名片 as who handles calls sees it: the number that is answered at this moment, and the leader by right.
struct UnitCardText: TemplateModel {
    let card: UnitCard
    let number: String?
    let showsLeader: Bool

    static let names: Names<Self> = [
        .text("liaison", \.card.liaison), .text("number", \.number), .flag("has-duty") { !$0.card.duty.isEmpty },
        .text("leader") { $0.showsLeader ? $0.card.leader : nil }, .text("remarks", \.card.remarks),
    ]
}

/// The part of a page that tells whom to call at the unit that was chosen.
struct UnitCardPart: TemplateModel {
    let card: UnitCardText?

    static let names: Names<Self> = [.group("card", \.card)]
}

extension Website {
    /// The card of a unit, for those whose role may read cards; nil where there is none.
    func card(of unit: String) -> UnitCardText? {
        guard let role = visitor?.officer.role, rights.allows(role, .readCards), let card = cityRules?.city.cards[unit]
        else { return nil }
        return UnitCardText(
            card: card,
            number: card.number(at: now(), calendar),
            showsLeader: rights.allows(role, .readLeaders)
        )
    }

    /// Answers `GET /unit-card`: the card of the unit that a field names, by its name or as it may be typed.
    @Sendable func showCard(_ request: Request) async throws -> Response {
        let unit = try await meantUnit(try RequestItems(request).value("unit"))
        return html(templates.unitCard.render(UnitCardPart(card: unit.flatMap(card))))
    }

    /// The unit that a typed text means.
    func meantUnit(_ typed: String) async throws -> String? {
        let (text, now) = (typed.trimmed, now())
        guard !text.isEmpty else { return nil }
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        return ChoiceList.units.choices(lists).meant(by: text)?.value
    }
}
