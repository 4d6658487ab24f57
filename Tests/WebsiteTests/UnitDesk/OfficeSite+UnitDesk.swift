import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What others do with orders while a unit's page is looked at; a minute passes with each.
extension OfficeSite {
    static let (county, town) = (SmallCity.county, SmallCity.towns[0])

    /// An order dispatched to a unit.
    func given(to unit: String, _ change: (inout WorkOrder) -> Void = { _ in }) async throws -> String {
        let number = try await waiting(change)
        try await act(number, .dispatch([Assignment(unit)], Handover()), SmallCity.dispatcher)
        return number
    }

    @discardableResult
    func act(_ number: String, _ action: Action, _ officer: Officer) async throws -> CaseFile {
        clock.advance(by: 60)
        return try await desk.carryOut(action, on: number, by: officer, at: clock.now)
    }

    /// An order that the unit has acknowledged.
    func taken(by unit: String, _ change: (inout WorkOrder) -> Void = { _ in }) async throws -> String {
        let number = try await given(to: unit, change)
        try await act(number, .acknowledge(dispatch: "\(number)-1"), SmallCity.clerk(unit))
        return number
    }

    /// An order that the county has passed on to its first town.
    func passedOn() async throws -> String {
        let number = try await taken(by: Self.county)
        let passing = Action.passOn(dispatch: "\(number)-1", [Assignment(Self.town)])
        return try await act(number, passing, SmallCity.clerk(Self.county)).order.number
    }

    /// The town has written and signed its reply.
    func answered() async throws -> String {
        let number = try await passedOn()
        let child = "\(number)-2"
        try await act(number, .acknowledge(dispatch: child), SmallCity.clerk(Self.town))
        let draft = ReplyDraft(internalAccount: "已派人修好", publicAnswer: "路灯已修复", result: .resolved)
        try await act(number, .reply(dispatch: child, draft), SmallCity.clerk(Self.town))
        try await act(number, .sign(dispatch: child, isSigned: true, opinion: nil), SmallCity.leader(Self.town))
        return number
    }

    func actions(on number: String) async throws -> [ActionName] { try await desk.events(number).map(\.action) }
}

extension Page {
    /// 工单编号 of the rows of a desk's list.
    var listed: [String] { body.pieces(from: "<th scope=\"row\" class=\"tight\">", to: "</th>").map(\.withoutTags) }

    /// The names of the tabs.
    var tabs: [String] {
        let names = body.pieces(from: "<nav class=\"tabs\"", to: "</nav>").first ?? ""
        return names.pieces(from: "data-unit-count=\"", to: "\"")
    }

    /// How many a tab says it has.
    func count(_ tab: String) -> String? { body.pieces(from: "data-unit-count=\"\(tab)\">", to: "<").first }
}
