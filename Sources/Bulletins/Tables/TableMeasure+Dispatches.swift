import WorkOrders

/// The measures of dispatches, by the formulas of the bulletin.
extension TableMeasure {
    static let ofDispatches: [TableMeasure] = work + answered + course + responses

    private static let work: [TableMeasure] = [
        count("dispatched", "转办件数", \.dispatches.dispatched),
        TableMeasure(
            "handed-orders",
            "实际转办件数",
            .dispatches,
            \.handedOrders,
            list: .handedOrders,
            needs: [.orders]
        ),
        count("completed", "办结", \.dispatches.completed) { $0.state = .completed },
        count("open", "在办", \.dispatches.open) { $0.state = .open },
        count("overdue", "逾期", \.dispatches.overdue) { $0.state = .overdue },
        rate("on-time-rate", "按期办结率", \.dispatches.onTime) { $0.state = .onTime },
        TableMeasure(
            "mean-days",
            "平均办结时长",
            .dispatches,
            \.durations.seconds,
            of: \TableCounter.durations.count,
            list: .durations,
            of: .durations,
            isMean: true
        ),
    ]

    private static let answered: [TableMeasure] = [
        answers("visited", "回访数", \.ratings.visited, .visited),
        answers("evaluated", "评价数", \.ratings.evaluated, .evaluated),
        answers("dissatisfied", "不满意", \.dissatisfied, .dissatisfied),
        rate(
            "satisfaction-rate",
            "满意率",
            \.ratings.satisfied,
            .satisfied,
            of: \TableCounter.ratings.evaluated,
            .evaluated
        ),
        answers("unresolved", "未解决", \.unresolved, .unresolved),
        rate("resolution-rate", "解决率", \.ratings.resolved, .resolved, of: \TableCounter.ratings.asked, .asked),
        rate("reach-rate", "联系上率", \.ratings.reached, .reached, of: \TableCounter.ratings.visited, .visited),
        rate("visit-rate", "回访率", \.ratings.visited, needs: [.visits]) { $0.rating = .visited },
    ]

    private static let course: [TableMeasure] = [
        count("sent-back", "退单", \.dispatches.sentBack, needs: [.course]) { $0.course = .sentBack },
        rate("send-back-rate", "退单率", \.dispatches.sentBack, needs: [.course]) { $0.course = .sentBack },
        rate("placement-rate", "派单准确率", \.wellPlaced, needs: [.course]) { $0.course = .wellPlaced },
        count("extended", "延期", \.dispatches.extended, needs: [.course]) { $0.course = .extended },
        rate("extension-rate", "延期率", \.dispatches.extended, needs: [.course]) { $0.course = .extended },
        count("reworked", "重办", \.dispatches.reworked, needs: [.course]) { $0.course = .reworked },
        rate("rework-rate", "重办率", \.dispatches.reworked, needs: [.course]) { $0.course = .reworked },
        ofPart("at-once-rate", "一次办结率", \.dispatches.completedAtOnce, of: \TableCounter.dispatches.completed) {
            query,
            isPart in
            if isPart { query.course = .atOnce } else { query.state = .completed }
        },
        ofPart("factual-rate", "属实率", \.dispatches.factual, of: \TableCounter.dispatches.judged) { query, isPart in
            query.course = isPart ? .factual : .judged
        },
    ]

    private static let responses: [TableMeasure] = [
        response("acknowledgement-rate", "签收及时率", .acknowledged),
        response("contact-rate", "先行联系及时率", .contacted),
    ]

    private static func count(
        _ name: String,
        _ title: String,
        _ part: Part,
        needs: Set<Need> = [],
        _ change: @escaping @Sendable (inout DispatchQuery) -> Void = { _ in }
    ) -> TableMeasure {
        TableMeasure(name, title, .dispatches, part, list: list(change), needs: needs)
    }

    /// A part of all dispatches of the cell.
    private static func rate(
        _ name: String,
        _ title: String,
        _ part: Part,
        needs: Set<Need> = [],
        _ change: @escaping @Sendable (inout DispatchQuery) -> Void
    ) -> TableMeasure {
        let whole: Part = \.dispatches.dispatched
        return TableMeasure(
            name,
            title,
            .dispatches,
            part,
            of: whole,
            list: list(change),
            of: list { _ in },
            needs: needs
        )
    }

    private static func rate(
        _ name: String,
        _ title: String,
        _ part: Part,
        _ partRating: RatingQuery,
        of whole: Part,
        _ wholeRating: RatingQuery
    ) -> TableMeasure {
        let (partList, wholeList) = (list { $0.rating = partRating }, list { $0.rating = wholeRating })
        return TableMeasure(
            name,
            title,
            .dispatches,
            part,
            of: whole,
            list: partList,
            of: wholeList,
            needs: [.visits]
        )
    }

    private static func answers(_ name: String, _ title: String, _ part: Part, _ rating: RatingQuery) -> TableMeasure {
        count(name, title, part, needs: [.visits]) { $0.rating = rating }
    }

    private static func ofPart(
        _ name: String,
        _ title: String,
        _ part: Part,
        of whole: Part,
        _ change: @escaping @Sendable (inout DispatchQuery, Bool) -> Void
    ) -> TableMeasure {
        let (partList, wholeList) = (list { change(&$0, true) }, list { change(&$0, false) })
        return TableMeasure(
            name,
            title,
            .dispatches,
            part,
            of: whole,
            list: partList,
            of: wholeList,
            needs: [.course]
        )
    }

    private static func response(_ name: String, _ title: String, _ answer: ResponseQuery.Answer) -> TableMeasure {
        let isSigning = answer == .acknowledged
        func list(isInTime: Bool) -> TableCondition {
            .dispatches { query, settings in
                let limit = isSigning ? settings.acknowledgementLimit : settings.contactLimit
                query.response = ResponseQuery(answer, isInTime: isInTime, limit: limit)
            }
        }
        let part: Part = isSigning ? \.dispatches.acknowledgedInTime : \.dispatches.contactedInTime
        let whole: Part = isSigning ? \.dispatches.acknowledgementDue : \.dispatches.contactDue
        return TableMeasure(
            name,
            title,
            .dispatches,
            part,
            of: whole,
            list: list(isInTime: true),
            of: list(isInTime: false)
        )
    }

    private static func list(_ change: @escaping @Sendable (inout DispatchQuery) -> Void) -> TableCondition {
        .dispatches { query, _ in change(&query) }
    }
}
