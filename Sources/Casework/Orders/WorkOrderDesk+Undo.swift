public import WorkOrders
public import WorkingDays

extension WorkOrderDesk {
    /// Until when an officer may take back the last thing done with an order; nil where it isn't his, or is too late.
    ///
    /// What a page offers right after 派单 and 直接答复; the rule decides again when it is pressed.
    public func undoEnd(_ number: String, by officer: Officer, at now: Instant) async throws -> Instant? {
        guard let undone = Undone(last: try await events(number)) else { return nil }
        var file = try await file(number)
        do throws(Refusal) {
            _ = try file.carryOut(.undo(undone), by: officer, at: now, under: rules)
        } catch {
            return nil
        }
        return rules.terms.undoEnd(of: undone.event)
    }
}
