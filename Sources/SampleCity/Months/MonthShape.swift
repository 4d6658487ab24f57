import WorkingDays

/// The marginals of a month: what its orders add up to, whatever the seed.
struct MonthShape: Sendable {
    let year: Int
    let month: Int
    /// Appeals by telephone in each first-level category.
    var calls: [Int]
    /// Appeals by the other channels of ``City/channels``.
    var letters: [Int]
    /// 无效来电, beside the appeals.
    var invalid: Int
    /// First-level dispatches of each unit in ``FirstLevelUnit/table``.
    var dispatched: [Int]
    /// Of these, completed after their deadline.
    var overdue: [Int]
    /// Of these, rated by the citizen.
    var evaluated: [Int]
    /// Of the rated, not satisfied.
    var dissatisfied: [Int]
    /// Orders that go to two, three and four units.
    var shared: [Int]
    /// Directly answered callers who rate the hotline by key press or message, and the dissatisfied of them.
    var hotlineRatings: Int
    var hotlineDissatisfied: Int
    /// Orders whose unit sends them back once, twice, three times.
    var sentBack: [Int]
    /// Working days units take longer than they usually do.
    var delay: Int
    /// Whether the named estates of the bulletin stand out.
    let isPublished: Bool

    /// 受理总量.
    var total: Int { calls.reduce(0, +) + letters.reduce(0, +) }

    var firstDay: CivilDay { CivilDay(year: year, month: month, day: 1) }
    var dayAfter: CivilDay { CivilDay(year: year, month: month + 1, day: 1) }

    /// The same month with this many appeals.
    func scaled(to orders: Int) -> MonthShape {
        let original = total
        func scaled(_ counts: [Int]) -> [Int] {
            Apportionment.shares(of: counts.reduce(0, +) * orders / original, by: counts)
        }
        let received = Apportionment.shares(of: orders, by: calls + letters)
        return copy(scaled, calls: Array(received.prefix(calls.count)), letters: Array(received.dropFirst(calls.count)))
    }

    /// Part `index` of `parts` parts; all together are the month.
    func part(_ index: Int, of parts: Int) -> MonthShape {
        let received = Apportionment.part(index, of: parts, counts: calls + letters)
        return copy(
            { Apportionment.part(index, of: parts, counts: $0) },
            calls: Array(received.prefix(calls.count)),
            letters: Array(received.dropFirst(calls.count))
        )
    }

    private func copy(_ change: ([Int]) -> [Int], calls: [Int], letters: [Int]) -> MonthShape {
        var shape = self
        shape.calls = calls
        shape.letters = letters
        let singles = change([invalid, hotlineRatings, hotlineDissatisfied])
        (shape.invalid, shape.hotlineRatings, shape.hotlineDissatisfied) = (singles[0], singles[1], singles[2])
        shape.dispatched = change(dispatched)
        shape.overdue = change(overdue)
        shape.evaluated = change(evaluated)
        shape.dissatisfied = change(dissatisfied)
        shape.shared = change(shared)
        shape.sentBack = change(sentBack)
        return shape
    }
}
