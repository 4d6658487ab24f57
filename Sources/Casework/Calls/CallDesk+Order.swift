public import Calls
public import Storage
public import WorkOrders
public import WorkingDays

extension CallDesk {
    /// What an officer did with an order while he may have been on the telephone about it.
    public struct Act: Hashable, Sendable {
        public var order: String
        public var officer: String
        public var at: Instant

        public init(order: String, officer: String, at: Instant) {
            self.order = order
            self.officer = officer
            self.at = at
        }
    }

    /// A call behind an order.
    public struct CallOfOrder: Hashable, Sendable {
        public var call: Call
        /// When the order was registered or spoken about in it.
        public var at: Instant
    }
}

extension Connection {
    /// The calls behind an order, the first first: the one it was registered from, and those in which it was spoken about.
    ///
    /// A look-up by key, and a range of `phone_call_agent` for each act: the newest call of the officer that began
    /// within ``CallDesk/forgotten`` before and is linked to the order.
    public func calls(of order: WorkOrder, _ acts: [CallDesk.Act]) throws -> [CallDesk.CallOfOrder] {
        var found: [CallDesk.CallOfOrder] = []
        if let id = order.callNumber, let first = try call(id)?.call {
            found.append(CallDesk.CallOfOrder(call: first, at: order.receivedAt))
        }
        for act in acts.sorted(by: { $0.at < $1.at }) {
            let before = act.at.advanced(bySeconds: -CallDesk.forgotten)..<act.at.advanced(bySeconds: 1)
            let calls = try calls(ofAgent: act.officer, in: before, limit: CallDesk.mostOfAct)
            guard let call = calls.first(where: { $0.call.order == act.order })?.call,
                !found.contains(where: { $0.call.id == call.id })
            else { continue }
            found.append(CallDesk.CallOfOrder(call: call, at: act.at))
        }
        return found
    }
}

extension CallDesk {
    /// Nobody has more calls than this in the time for which one may go on.
    fileprivate static let mostOfAct = 200
}
