import WorkOrders
import WorkingDays

/// Rows that change when the rule says so; each is one statement by primary key.
extension Connection {
    /// 更正: the fields of an order, and the copy of its kind that its dispatches carry for the figures.
    func amend(_ order: WorkOrder, id: Int, _ names: inout NameIndex) throws {
        let category = try names.category(order.category, on: self)
        let area = try names.area(order.place.area, on: self)
        try enqueue(
            """
            UPDATE work_order SET kind = \(order.kind.rawValue), category_id = \(category.leaf),
                top_category_id = \(category.top), title = \(order.title), content = \(order.content),
                area_id = \(area?.area), county_id = \(area?.county), area_code = \(order.place.areaCode),
                address = \(order.place.address), longitude = \(order.place.point?.longitude),
                latitude = \(order.place.point?.latitude), subject = \(order.subject),
                urgency = \(order.urgency.rawValue), is_confidential = \(order.isConfidential)
            WHERE id = \(id)
            """
        )
        try enqueue("UPDATE dispatch SET kind = \(order.kind.rawValue) WHERE order_id = \(id)")
        try enqueue("DELETE FROM work_order_tag WHERE order_id = \(id)")
        try insertTags(of: StoredWorkOrder(id: id, order: order, identity: SealedIdentity()), names: &names)
    }

    func change(of dispatch: Dispatch, id: Int, warnsAt: Instant?) -> Statement {
        """
        UPDATE dispatch SET role = \(dispatch.role.rawValue), acknowledged_at = \(dispatch.acknowledgedAt),
            contacted_at = \(dispatch.contactedAt), deadline = \(dispatch.deadline),
            completed_at = \(dispatch.completedAt), result = \(dispatch.result?.rawValue),
            is_factual = \(dispatch.isFactual), send_back_count = \(dispatch.sendBackCount),
            ended_at = \(dispatch.endedAt), end_reason = \(dispatch.end?.rawValue),
            limit_code = \(dispatch.limit?.code), paused = \(dispatch.paused), reviewed_by = \(dispatch.reviewedBy),
            unresolved_reason = \(dispatch.unresolvedReason), is_designated = \(dispatch.isDesignated),
            warning = \(dispatch.warning), warns_at = \(warnsAt), revision = \(dispatch.revision)
        WHERE id = \(id)
        """
    }

    func save(_ sendBack: SendBack, dispatch: Int, redirectedTo unit: Int?) throws {
        guard sendBack.ruling != nil else {
            _ = try insertIfAbsent(sendBack, dispatch: dispatch, redirectedTo: unit)
            return
        }
        try enqueue(
            """
            UPDATE send_back SET ruling = \(sendBack.ruling?.rawValue), ruled_at = \(sendBack.ruledAt),
                redirected_to_id = \(unit), opinion = \(sendBack.opinion)
            WHERE dispatch_id = \(dispatch) AND requested_at = \(sendBack.requestedAt)
            """
        )
    }

    func save(_ extended: DeadlineExtension, dispatch: Int) throws {
        guard extended.ruling != nil else {
            _ = try insertIfAbsent(extended, dispatch: dispatch)
            return
        }
        try enqueue(
            """
            UPDATE deadline_extension SET ruling = \(extended.ruling?.rawValue), ruled_at = \(extended.ruledAt),
                opinion = \(extended.opinion)
            WHERE dispatch_id = \(dispatch) AND requested_at = \(extended.requestedAt)
            """
        )
    }

    func save(_ reply: Reply, dispatch: Int) throws {
        guard !(try insertIfAbsent(reply, dispatch: dispatch)) else { return }
        try enqueue(
            """
            UPDATE reply SET verdict = \(reply.verdict?.rawValue), signed_at = \(reply.signedAt),
                signed_by = \(reply.signedBy), opinion = \(reply.opinion), reviewed_at = \(reply.reviewedAt)
            WHERE dispatch_id = \(dispatch) AND replied_at = \(reply.at)
            """
        )
    }

    func save(_ supervision: Supervision, order: Int) throws {
        guard !(try insertIfAbsent(supervision, order: order)) else { return }
        try enqueue(
            """
            UPDATE supervision SET answer = \(supervision.answer), answered_at = \(supervision.answeredAt),
                completed_at = \(supervision.completedAt)
            WHERE order_id = \(order) AND level = \(supervision.level.rawValue) AND issued_at = \(supervision.at)
            """
        )
    }

    /// Only these two change after a visit.
    func change(_ visit: ReturnVisit, order: Int, unit: Int?) throws {
        try enqueue(
            """
            UPDATE return_visit SET changed_rating = \(visit.changedRating?.rawValue), is_excluded = \(visit.isExcluded)
            WHERE order_id = \(order) AND COALESCE(unit_id, 0) = \(unit ?? 0) AND aspect = \(visit.aspect.rawValue)
                AND sequence = \(visit.sequence) AND visited_at = \(visit.visitedAt)
            """
        )
    }
}
