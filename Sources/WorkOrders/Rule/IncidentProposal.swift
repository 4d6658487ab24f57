public import WorkingDays

/// An open appeal that came in lately on the same place and category.
public struct RecentAppeal: Hashable, Sendable {
    /// 工单编号.
    public var number: String
    public var receivedAt: Instant
    /// 主单 that it follows.
    public var leader: String?
    /// Whether it leads a 集中事件, or follows an order that does.
    public var isOfIncident: Bool

    public init(number: String, receivedAt: Instant, leader: String? = nil, isOfIncident: Bool = false) {
        self.number = number
        self.receivedAt = receivedAt
        self.leader = leader
        self.isOfIncident = isOfIncident
    }
}

/// 集中事件 proposed: n appeals on one place and matter within m minutes (domain.md §2).
///
/// Only ever a proposal: somebody declares the event, or joins the caller to it.
public struct IncidentProposal: Hashable, Sendable {
    /// The order that leads, or would: that of the event declared already, else the earliest appeal on its own.
    public var leader: String
    public var isDeclared: Bool
    /// How many appeals there are, the new one counted.
    public var appeals: Int

    /// What follows from an appeal and those like it within ``Terms/incidentMinutes``, itself among them.
    ///
    /// An event that is declared takes the next caller at once; a new one needs ``Terms/incidentAppeals``. Nil for an
    /// appeal that follows another already, or leads the event itself.
    public init?(of number: String, among recent: [RecentAppeal], terms: Terms) {
        guard let own = recent.first(where: { $0.number == number }), own.leader == nil, !own.isOfIncident else {
            return nil
        }
        appeals = recent.count
        if let declared = recent.first(where: \.isOfIncident) {
            leader = declared.leader ?? declared.number
            isDeclared = true
            return
        }
        let onTheirOwn = recent.filter { $0.leader == nil }.min {
            ($0.receivedAt, $0.number) < ($1.receivedAt, $1.number)
        }
        guard recent.count >= terms.incidentAppeals, let first = onTheirOwn else { return nil }
        leader = first.number
        isDeclared = false
    }

    /// What the call-taker reads.
    public var sentence: String {
        isDeclared
            ? "同一地点同类诉求已设为集中事件\(leader)，可以加入。"
            : "同一地点同类诉求近期已有\(appeals)件，可将\(leader)设为集中事件并加入。"
    }
}
