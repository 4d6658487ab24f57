import WorkOrders
import WorkingDays

/// The populations and lists that the figures of a period share.
extension MonthFigures {
    /// The cut-off as a list takes it: lists know days only, and a cut-off during a day is shown as of now.
    var asOf: CivilDay? { cutOff.secondOfDay == 0 ? cutOff.day : nil }

    func population(_ subject: Population.Subject, clock: FigureClock? = nil) -> Population {
        Population(period: period, subject: subject, clock: clock, cutOff: cutOff)
    }

    /// 受理总量 and its parts.
    func orderQuery(_ change: (inout OrderQuery) -> Void = { _ in }) -> ListQuery {
        var query = OrderQuery()
        query.received = period
        query.asOf = asOf
        query.countsOnlyValid = true
        change(&query)
        return .orders(query)
    }

    /// The orders in the denominator of category shares.
    func categoryQuery(_ path: CategoryPath? = nil) -> ListQuery {
        orderQuery { query in
            query.category = path
            if case .channel(let name) = settings.categoryDenominator { query.channel = name }
        }
    }

    func dispatchQuery(
        _ cohort: FigureCohort,
        _ scope: FigureScope,
        _ change: (inout DispatchQuery) -> Void = { _ in }
    ) -> ListQuery {
        var query = DispatchQuery()
        query.asOf = asOf
        query.countsOnlyFirst = true
        switch cohort {
        case .received: query.received = period
        case .dispatched: query.dispatched = period
        case .due: query.due = period
        case .completed: query.completed = period
        }
        switch scope {
        case .city: break
        case .group(let name): query.group = name
        case .unit(let name): query.unit = name
        }
        change(&query)
        return .dispatches(query)
    }

    /// The orders whose citizens were asked about the hotline itself.
    func hotlineQuery(_ rating: RatingQuery) -> ListQuery {
        orderQuery { $0.rating = rating }
    }
}
