public import WorkOrders
public import WorkingDays

/// One thing that somebody is about to do with an order.
public struct Deed: Sendable {
    /// What it is for; nobody does the same thing twice.
    public let key: String
    public let at: Instant
    public let officer: Officer
    public let action: Action
    /// Who called, of a follow-up contact.
    public var caller = Citizen()
}
