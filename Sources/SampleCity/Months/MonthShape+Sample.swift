extension MonthShape {
    /// February 2022 as 淮北市人民政府办公室 published it on 2022-03-29 (see the README of `cities/huaibei`).
    ///
    /// What was not published is ours: 无效, how many units share an order, how many citizens were asked.
    static let february = MonthShape(
        year: 2_022,
        month: 2,
        calls: [2_181, 1_934, 1_764, 1_663, 1_300, 1_180, 1_120, 905, 870, 790, 640, 520, 455, 330, 300, 246],
        letters: [20, 16],
        invalid: 412,
        dispatched: FirstLevelUnit.table.map(\.dispatched),
        overdue: FirstLevelUnit.table.map(\.overdue),
        evaluated: FirstLevelUnit.table.map(\.evaluated),
        dissatisfied: FirstLevelUnit.table.map(\.dissatisfied),
        shared: [141, 17, 4],
        // 99.88% of all who answered are satisfied: six units' citizens of 5,200 are not.
        hotlineRatings: 5_200 - FirstLevelUnit.table.map(\.evaluated).reduce(0, +),
        hotlineDissatisfied: 0,
        sentBack: [88, 14, 4],
        delay: 0,
        isPublished: true
    )

    /// The months of the sample city, oldest first.
    ///
    /// All but February are ours.
    static let sample = [
        other(
            2_021,
            11,
            invalid: 355,
            overdue: 11,
            delay: 0,
            calls: [1_004, 1_530, 1_402, 1_118, 1_165, 1_190, 930, 868, 1_210, 702, 655, 430, 424, 301, 262, 208]
        ),
        other(
            2_021,
            12,
            invalid: 371,
            overdue: 9,
            delay: 1,
            calls: [1_187, 1_596, 1_455, 1_502, 1_204, 1_103, 968, 790, 1_388, 735, 604, 452, 377, 288, 271, 227]
        ),
        other(
            2_022,
            1,
            invalid: 389,
            overdue: 6,
            delay: 1,
            calls: [1_456, 1_617, 1_588, 1_890, 1_181, 1_042, 1_003, 742, 1_342, 748, 561, 497, 352, 279, 306, 251]
        ),
        february,
        other(
            2_022,
            3,
            invalid: 403,
            overdue: 14,
            delay: 0,
            calls: [3_012, 1_705, 1_561, 1_247, 1_288, 1_166, 1_085, 987, 741, 816, 697, 488, 521, 344, 283, 232]
        ),
    ]

    /// A month with its own volume and mixture; its units' shares wander around February's by up to a quarter.
    private static func other(
        _ year: Int,
        _ month: Int,
        invalid: Int,
        overdue: Int,
        delay: Int,
        calls: [Int]
    ) -> MonthShape {
        var chance = SplitMix64(seed: 12_345, part: year * 12 + month)
        let volume = calls.reduce(0, +)
        // Enough for 市气象局 that February can call it slow.
        let weights = FirstLevelUnit.table.map { max(6, $0.dispatched) * chance.number(75...125) }
        let dispatched = Apportionment.shares(of: volume * 29 / 100, by: weights)
        let evaluated = dispatched.map { $0 * chance.number(40...52) / 100 }
        let rated = evaluated.reduce(0, +)
        return MonthShape(
            year: year,
            month: month,
            calls: calls,
            letters: [chance.number(12...24), chance.number(8...19)],
            invalid: invalid,
            dispatched: dispatched,
            overdue: Apportionment.shares(of: overdue, by: dispatched),
            evaluated: evaluated,
            dissatisfied: Apportionment.shares(of: rated * 13 / 1_000, by: evaluated),
            shared: [chance.number(110...150), chance.number(10...20), chance.number(2...5)],
            hotlineRatings: volume / 5,
            hotlineDissatisfied: chance.number(9...20),
            sentBack: [chance.number(70...110), chance.number(9...16), chance.number(2...5)],
            delay: delay,
            isPublished: false
        )
    }
}
