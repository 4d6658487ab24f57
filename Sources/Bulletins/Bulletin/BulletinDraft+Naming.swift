/// Which units a bulletin names. Small numbers say little: units below the minimum stand apart (domain.md §1.8).
extension BulletinDraft {
    /// The slowest units of a group that are slower than the group as a whole.
    func slowest(in group: GroupFigures) -> [UnitFigures] {
        let whole = group.counts.durations
        let compared = group.units.filter { $0.counts.durations.count >= settings.minimumCount }
        return Array(
            compared.slowestFirst()
                .prefix { $0.counts.durations.isSlower(than: whole) }
                .prefix(settings.slowestCount)
        )
    }

    /// The units of a group with the lowest satisfaction, those with nothing but satisfied answers not among them.
    func lowest(in group: GroupFigures) -> [UnitFigures] {
        let compared = group.units.filter { unit in
            let ratings = unit.counts.ratings
            return ratings.evaluated >= settings.minimumCount && ratings.satisfied < ratings.evaluated
        }
        let sorted = compared.sortedKeepingOrder { $0.counts.ratings.isLower(than: $1.counts.ratings) }
        return Array(sorted.prefix(settings.lowestCount))
    }

    /// Units with overdue dispatches, most first.
    var overdue: [UnitFigures] {
        month.units.filter { $0.counts.dispatches.overdue > 0 }
            .sortedKeepingOrder { $0.counts.dispatches.overdue > $1.counts.dispatches.overdue }
    }

    var slowest: [UnitFigures] { month.groups.flatMap(slowest) }

    var lowest: [UnitFigures] { month.groups.flatMap(lowest) }

    /// Whether a unit is left out of a comparison for its small numbers.
    var hasUnitsApart: Bool {
        month.units.contains { unit in
            let (durations, ratings) = (unit.counts.durations.count, unit.counts.ratings.evaluated)
            return (1..<max(1, settings.minimumCount)).contains(durations)
                || (1..<max(1, settings.minimumCount)).contains(ratings)
        }
    }
}

extension RatingCounts {
    /// Whether its satisfaction is lower; by cross multiplication, so equal rates are equal.
    fileprivate func isLower(than other: RatingCounts) -> Bool {
        satisfied * other.evaluated < other.satisfied * evaluated
    }
}
