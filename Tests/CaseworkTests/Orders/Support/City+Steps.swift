import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Steps that many stories share.
extension City {
    /// Registers an order and gives it to a unit; the unit has signed for it.
    func dispatched(
        to unit: String = "市城管局",
        by officer: Officer = SmallCity.dispatcher,
        _ change: (inout WorkOrder) -> Void = { _ in }
    ) async throws -> CaseFile {
        let number = try await register(change).order.number
        let file = try await act(number, .dispatch([Assignment(unit)], Handover()), by: officer)
        return try await act(number, .acknowledge(dispatch: file.dispatches[0].number), by: SmallCity.clerk(unit))
    }

    /// The unit writes its reply and its leader signs it.
    @discardableResult
    func answer(
        _ dispatch: Dispatch,
        _ result: CompletionResult = .resolved,
        _ change: (inout ReplyDraft) -> Void = { _ in }
    ) async throws -> CaseFile {
        var draft = ReplyDraft(internalAccount: "已派人到场", publicAnswer: "路灯已修复", result: result)
        draft.isFactual = true
        change(&draft)
        try await act(dispatch.order, .reply(dispatch: dispatch.number, draft), by: SmallCity.clerk(dispatch.unit))
        return try await act(
            dispatch.order,
            .sign(dispatch: dispatch.number, isSigned: true, opinion: nil),
            by: SmallCity.leader(dispatch.unit)
        )
    }

    /// The reply is written, signed and passes the review.
    @discardableResult
    func complete(_ dispatch: Dispatch, reviewer: Officer = SmallCity.reviewer) async throws -> CaseFile {
        try await answer(dispatch)
        return try await act(
            dispatch.order,
            .review(dispatch: dispatch.number, .passed, opinion: nil),
            by: reviewer
        )
    }

    /// The citizen is asked about a unit.
    @discardableResult
    func visit(_ order: String, _ unit: String, _ rating: Satisfaction?) async throws -> CaseFile {
        var record = VisitRecord(unit: unit, method: "电话", isReached: rating != nil, result: rating)
        record.process = rating
        record.isResolved = rating?.isSatisfied
        record.reasonCode = rating?.isSatisfied == false ? "01" : nil
        return try await act(order, .visit(record), by: SmallCity.visitor)
    }

    /// From registration to 结案.
    @discardableResult
    func closed(unit: String = "市城管局") async throws -> CaseFile {
        let file = try await dispatched(to: unit)
        let number = file.order.number
        try await complete(file.dispatches[0])
        try await visit(number, unit, .satisfied)
        return try await act(number, .close(reason: nil), by: SmallCity.visitor)
    }
}
