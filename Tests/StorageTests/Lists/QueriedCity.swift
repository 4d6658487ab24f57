import Bulletins
import Storage
import TestSupport
import WorkOrders
import WorkingDays

/// Random orders with dispatches, follow-ups and the officers who did something, for queries over all of it.
struct QueriedCity {
    /// What happened to an order.
    struct Course {
        var dispatches: [Dispatch] = []
        var contacts: [FollowUpContact] = []
        /// Who did its events, one after the other.
        var officers: [String] = []
        var isFollower = false

        /// Whether a dispatch that counts, made before now, is as asked.
        func dispatched(_ isAsked: (Dispatch) -> Bool) -> Bool {
            dispatches.contains {
                $0.dispatchedAt < OrderQueryTests.now && $0.end?.isCounted != false && isAsked($0)
            }
        }
    }

    /// A condition of a query and the same in plain Swift.
    struct Condition: Sendable {
        let name: String
        let set: @Sendable (inout OrderQuery) -> Void
        /// Whether few random orders have it, perhaps none.
        let isRare: Bool
        let isMet: @Sendable (WorkOrder, Course) -> Bool

        /// What it sets: two of the same would set it twice.
        var field: String {
            switch name {
            case "channel", "channels": "channel"
            case "kind", "kinds": "kind"
            case "place", "community": "place"
            case "unit", "unit and below", "group", "open", "overdue", "on time", "open at a unit", "late below",
                "factual", "due":
                "dispatch"
            default: name
            }
        }

        init(
            _ name: String,
            _ set: @escaping @Sendable (inout OrderQuery) -> Void,
            isRare: Bool = false,
            _ isMet: @escaping @Sendable (WorkOrder, Course) -> Bool
        ) {
            (self.name, self.set, self.isRare, self.isMet) = (name, set, isRare, isMet)
        }
    }

    let orders: [WorkOrder]
    private let courses: [String: Course]

    func course(of order: WorkOrder) -> Course { courses[order.number] ?? Course() }

    private static let units = [
        HandlingUnit(name: "相山区人民政府", group: "县区"),
        HandlingUnit(name: "渠沟镇", group: "乡镇", parent: "相山区人民政府"),
        HandlingUnit(name: "市城管局", group: "市直单位"),
    ]

    init(orders count: Int, seed: UInt64) {
        var random = RandomOrders(seed: seed)
        var dice = SeededRandom(seed: seed + 1)
        orders = (0..<count).map { random.order($0) }.map { order in
            var order = order
            order.settledStatus = WorkOrderStatus.allCases[dice.next(below: WorkOrderStatus.allCases.count)]
            return order
        }
        var courses: [String: Course] = [:]
        for (index, order) in orders.enumerated() {
            courses[order.number] = Self.course(of: order, index, &random, &dice)
        }
        self.courses = courses
    }

    private static func course(
        of order: WorkOrder,
        _ index: Int,
        _ random: inout RandomOrders,
        _ dice: inout SeededRandom
    ) -> Course {
        var course = Course(isFollower: index > 0 && index < 30)
        for round in 1...3 where dice.next(below: 2) == 0 {
            var dispatch = random.dispatch(of: order, unit: units[dice.next(below: 3)].name, round: round)
            dispatch.dispatchedBy = ["D1", "D2", nil][dice.next(below: 3)]
            if dispatch.completedAt == nil, dice.next(below: 4) == 0 {
                dispatch.endedAt = dispatch.dispatchedAt.advanced(bySeconds: 50)
                dispatch.end = DispatchEnd.allCases[dice.next(below: DispatchEnd.allCases.count)]
            }
            course.dispatches.append(dispatch)
        }
        for _ in 0..<dice.next(below: 3) { course.contacts.append(random.contact(of: order)) }
        for _ in 0..<dice.next(below: 4) { course.officers.append(["T1", "T2", "T3"][dice.next(below: 3)]) }
        return course
    }

    func filled(_ backend: Backend, _ test: (any Database, QueriedCity) async throws -> Void) async throws {
        try await backend.withSchema { database in
            let stored = orders.enumerated().map {
                StoredWorkOrder(id: $0 + 1, order: $1, identity: SealedIdentity())
            }
            try await database.insert(stored)
            try await database.insert(Self.units)
            try await database.insert(orders.flatMap { course(of: $0).dispatches })
            try await database.write { connection in
                for (index, order) in orders.enumerated() {
                    try insert(course(of: order), id: index + 1, at: order.receivedAt, connection)
                }
            }
            try await test(database, self)
        }
    }

    private func insert(_ course: Course, id: Int, at: Instant, _ connection: any Connection) throws {
        for contact in course.contacts {
            try connection.execute(
                """
                INSERT INTO follow_up_contact (order_id, contacted_at, kind, is_forwarded)
                VALUES (\(id), \(contact.at), \(contact.kind.rawValue), 0)
                """
            )
        }
        for (place, officer) in course.officers.enumerated() {
            try connection.execute(
                """
                INSERT INTO event (order_id, sequence, happened_at, action, officer, content, mac)
                VALUES (\(id), \(place + 1), \(at), 1, \(officer), '{}', '')
                """
            )
        }
        if course.isFollower { try connection.execute("UPDATE work_order SET leader_id = 1 WHERE id = \(id)") }
    }
}
