import Casework
import Storage
import WorkOrders
import WorkingDays

/// August 2022, which has no holidays, at a small hotline: each order is there for one thing.
///
/// 1 August is a Monday. What is dispatched on it is due on the 15th, a question on the 4th.
struct ScriptedMonth {
    static let city = "市城管局"
    static let housing = "市住建局"
    static let water = "市水务局"
    static let power = "市供电公司"
    static let county = "相山区"
    static let town = "渠沟镇"
    static let units = [
        HandlingUnit(name: city, group: "市直单位"), HandlingUnit(name: housing, group: "市直单位"),
        HandlingUnit(name: water, group: "市直单位"), HandlingUnit(name: power, group: "市直单位"),
        HandlingUnit(name: county, group: "县区", isSubordinateCentre: true),
        HandlingUnit(name: town, group: "乡镇街道", parent: county),
    ]

    let desk: WorkOrderDesk
    private static let month = CivilDay(year: 2022, month: 8, day: 1)
    static let cutOff = month.advanced(by: 31).start

    /// An instant of the month.
    static func at(_ day: Int, _ hour: Int = 9, _ minute: Int = 0) -> Instant {
        Instant(day: month.advanced(by: day - 1), secondOfDay: hour * 3_600 + minute * 60)
    }

    func register(_ number: String, _ kind: RequestKind, on day: Int) async throws {
        guard let category = CategoryPath(["城市管理", "路灯"]) else { return }
        let order = WorkOrder(
            number: number,
            channel: "电话",
            receivedAt: Self.at(day),
            kind: kind,
            category: category,
            content: "路灯不亮",
            ending: .dispatched
        )
        _ = try await desk.register(order, by: Officer(id: "1001", role: "话务员"), at: Self.at(day))
    }

    /// One step by somebody of the centre.
    func act(_ number: String, _ role: String, on day: Int, at hour: Int = 10, _ action: Action) async throws {
        let officer = Officer(id: "\(role)甲", role: role)
        _ = try await desk.carryOut(action, on: number, by: officer, at: Self.at(day, hour))
    }

    /// One step by somebody of a unit.
    func act(_ number: String, unit: String, on day: Int, at hour: Int = 11, _ action: Action) async throws {
        let officer = Officer(id: "\(unit)甲", role: "经办人", unit: unit)
        _ = try await desk.carryOut(action, on: number, by: officer, at: Self.at(day, hour))
    }

    /// Registered and dispatched at once, the first unit leading.
    func dispatch(_ number: String, _ kind: RequestKind, to units: String..., on day: Int) async throws {
        try await register(number, kind, on: day)
        try await dispatch(number, units, on: day)
    }

    func dispatch(_ number: String, _ units: [String], on day: Int, at hour: Int = 10) async throws {
        let assignments = units.enumerated().map { Assignment($1, role: $0 == 0 ? .lead : .assisting) }
        try await act(number, "派单员", on: day, at: hour, .dispatch(assignments, Handover()))
    }

    /// Taken, answered, signed and passed on one day; the unit is done at 15:00.
    func complete(_ dispatch: String, _ unit: String, on day: Int, _ result: CompletionResult = .resolved) async throws
    {
        let number = String(dispatch.prefix { $0 != "-" })
        let file = try await desk.file(number)
        if file.dispatch(dispatch)?.acknowledgedAt == nil {
            try await act(number, unit: unit, on: day, at: 13, .acknowledge(dispatch: dispatch))
        }
        let draft = ReplyDraft(internalAccount: "已办", publicAnswer: "已修好", result: result)
        try await act(number, unit: unit, on: day, at: 14, .reply(dispatch: dispatch, draft))
        let leader = Officer(id: "\(unit)领导", role: "单位领导", unit: unit)
        let sign = Action.sign(dispatch: dispatch, isSigned: true, opinion: nil)
        _ = try await desk.carryOut(sign, on: number, by: leader, at: Self.at(day, 15))
        let parent = file.dispatch(dispatch)?.parent.flatMap { file.dispatch($0)?.unit }
        let round = file.dispatch(dispatch)?.round ?? 1
        let reviewer = Officer(id: "审核\(round)\(parent ?? "")", role: parent == nil ? "审核员" : "经办人", unit: parent)
        let review = Action.review(dispatch: dispatch, .passed, opinion: nil)
        _ = try await desk.carryOut(review, on: number, by: reviewer, at: Self.at(day, 16))
    }

    /// The citizen is asked about a unit; nil where nobody answers the call.
    func visit(_ number: String, _ unit: String, on day: Int, at hour: Int = 9, _ rating: Satisfaction?) async throws {
        var record = VisitRecord(unit: unit, method: "电话", isReached: rating != nil, result: rating)
        if let rating {
            record.isResolved = rating.isSatisfied
            record.reasonCode = rating.isSatisfied ? nil : "01"
        }
        try await act(number, "回访员", on: day, at: hour, .visit(record))
    }

    func close(_ number: String, on day: Int, reason: String? = nil) async throws {
        try await act(number, "回访员", on: day, at: 17, .close(reason: reason))
    }
}
