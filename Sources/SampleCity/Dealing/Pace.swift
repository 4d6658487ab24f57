/// How many working days a unit takes, drawn from a triangle around its mean.
struct Pace: Sendable {
    /// Working days in tenths.
    let mean: Int
    let spread: Int
    /// Out of a hundred, done on the day of the dispatch.
    let sameDay: Int

    static let weather = FirstLevelUnit.indices["市气象局"] ?? 0
    static let post = FirstLevelUnit.indices["市邮政管理局"] ?? 0

    /// By ``FirstLevelUnit/table``; the slow ones are those the bulletin names.
    static let ofUnits = FirstLevelUnit.table.map { unit in
        switch unit.name {
        case "烈山区人民政府": Pace(mean: 60, spread: 36, sameDay: 4)
        case "濉溪县人民政府": Pace(mean: 54, spread: 42, sameDay: 6)
        case "相山区人民政府", "杜集区人民政府": Pace(mean: 48, spread: 40, sameDay: 9)
        case "市气象局": Pace(mean: 85, spread: 8, sameDay: 0)
        case "市邮政管理局": Pace(mean: 68, spread: 6, sameDay: 0)
        // A single long case would make a unit of few orders the slowest of all.
        default: unit.dispatched < 40 ? Pace(mean: 41, spread: 20, sameDay: 8) : Pace(mean: 44, spread: 40, sameDay: 8)
        }
    }

    /// Working days after the start, 0 for the same day.
    func days(limit: Int, delay: Int, with chance: inout SplitMix64) -> Int {
        if chance.chance(sameDay) { return 0 }
        let tenths = mean + delay * 5 + chance.number(-spread...spread) / 2 + chance.number(-spread...spread) / 2
        // Shorter limits are kept in proportion; whoever has three working days doesn't take five.
        let days = (tenths * limit + 50) / 100
        return min(max(1, days), limit)
    }
}
