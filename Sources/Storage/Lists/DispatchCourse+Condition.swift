import Bulletins
import WorkOrders
import WorkingDays

extension DispatchCourse {
    /// What happened to a dispatch before the cut-off; look-ups by its id and its order's.
    func condition(_ cutOff: Instant) -> Statement {
        let completed: Statement = "d.completed_at IS NOT NULL AND d.completed_at < \(cutOff)"
        return switch self {
        case .sentBack: Self.sentBack(cutOff)
        case .wellPlaced:
            """
            NOT EXISTS (SELECT 1 FROM send_back s WHERE s.dispatch_id = d.id
                AND s.requested_at >= d.dispatched_at AND s.requested_at < \(cutOff)
                AND s.ruling = \(SendBackRuling.granted.rawValue)
                AND COALESCE(s.ruled_at, s.requested_at) < \(cutOff))
            """
        case .extended:
            """
            EXISTS (SELECT 1 FROM deadline_extension e WHERE e.dispatch_id = d.id
                AND e.requested_at >= d.dispatched_at AND e.requested_at < \(cutOff)
                AND e.ruling = \(ExtensionRuling.granted.rawValue)
                AND COALESCE(e.ruled_at, e.requested_at) < \(cutOff))
            """
        case .reworked: Self.reworked(cutOff)
        case .judged: "\(completed) AND d.is_factual IS NOT NULL"
        case .factual: "\(completed) AND d.is_factual = 1"
        case .atOnce:
            "\(completed) AND NOT \(Self.sentBack(cutOff)) AND NOT \(Self.reworked(cutOff)) AND NOT \(repeated(cutOff))"
        }
    }

    private static func sentBack(_ cutOff: Instant) -> Statement {
        """
        EXISTS (SELECT 1 FROM send_back s WHERE s.dispatch_id = d.id
            AND s.requested_at >= d.dispatched_at AND s.requested_at < \(cutOff))
        """
    }

    private static func reworked(_ cutOff: Instant) -> Statement {
        """
        EXISTS (SELECT 1 FROM dispatch r WHERE r.order_id = d.order_id AND r.unit_id = d.unit_id AND r.round > 1
            AND r.parent_id IS NULL AND \(Dispatch.isCounted("r")) AND r.dispatched_at >= d.dispatched_at AND r.dispatched_at < \(cutOff))
        """
    }

    private func repeated(_ cutOff: Instant) -> Statement {
        """
        EXISTS (SELECT 1 FROM follow_up_contact f WHERE f.order_id = d.order_id AND f.kind = 4
            AND f.contacted_at >= d.dispatched_at AND f.contacted_at < \(cutOff))
        """
    }
}
