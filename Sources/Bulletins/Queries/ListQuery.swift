/// The list that a figure opens.
public enum ListQuery: Hashable, Sendable {
    case orders(OrderQuery)
    case dispatches(DispatchQuery)
}
