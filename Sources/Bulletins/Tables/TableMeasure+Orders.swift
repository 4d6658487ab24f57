import WorkOrders

/// The measures of orders, by the formulas of the bulletin.
extension TableMeasure {
    static let ofOrders: [TableMeasure] = [
        order("valid", "受理量", \.orders.valid, valid()),
        order("received", "受理量（含无效）", \.orders.received, notVoid()),
        order("invalid", "无效", \.invalid, notVoid { $0.ending = .invalid }),
        order("handed", "转办诉求", \.orders.handed, valid { $0.ending = .dispatched }),
        order("direct", "直接答复", \.orders.direct, valid { $0.ending = .answeredDirectly }),
        share("direct-rate", "直接答复率", \.orders.direct, valid { $0.ending = .answeredDirectly }),
        order("repeated", "再次反映", \.orders.repeated, valid { $0.isRepeated = true }, [.course]),
        share("repeat-rate", "重复率", \.orders.repeated, valid { $0.isRepeated = true }, [.course]),
        answers("hotline-visited", "热线回访", \.orders.ratings.visited, .visited),
        answers("hotline-evaluated", "热线评价", \.orders.ratings.evaluated, .evaluated),
        answers("hotline-satisfied", "热线满意", \.orders.ratings.satisfied, .satisfied),
        TableMeasure(
            "hotline-satisfaction-rate",
            "热线满意率",
            .orders,
            \.orders.ratings.satisfied,
            of: \TableCounter.orders.ratings.evaluated,
            list: valid { $0.rating = .satisfied },
            of: valid { $0.rating = .evaluated },
            needs: [.visits]
        ),
    ]

    private static func valid(_ change: @escaping @Sendable (inout OrderQuery) -> Void = { _ in }) -> TableCondition {
        .orders { query in
            query.countsOnlyValid = true
            change(&query)
        }
    }

    /// 已作废 are in no count.
    private static func notVoid(_ change: @escaping @Sendable (inout OrderQuery) -> Void = { _ in }) -> TableCondition {
        .orders { query in
            let statuses = query.statuses.isEmpty ? WorkOrderStatus.allCases : query.statuses
            query.statuses = statuses.filter { $0 != .void }
            change(&query)
        }
    }

    private static func order(
        _ name: String,
        _ title: String,
        _ part: Part,
        _ list: TableCondition?,
        _ needs: Set<Need> = []
    ) -> TableMeasure {
        TableMeasure(name, title, .orders, part, list: list, needs: needs)
    }

    private static func share(
        _ name: String,
        _ title: String,
        _ part: Part,
        _ list: TableCondition?,
        _ needs: Set<Need> = []
    ) -> TableMeasure {
        TableMeasure(name, title, .orders, part, of: \TableCounter.orders.valid, list: list, of: valid(), needs: needs)
    }

    private static func answers(_ name: String, _ title: String, _ part: Part, _ rating: RatingQuery) -> TableMeasure {
        TableMeasure(name, title, .orders, part, list: valid { $0.rating = rating }, needs: [.visits])
    }
}
