import WorkOrders
import WorkingDays

/// 备注 under the tables.
extension BulletinDraft {
    func unitNotes(missing: [String]) -> [[Run]] {
        let single = [countingNote, hotlineNote, minimumNote, noneNote, cutOffNote]
        return (missing.map(unitNote) + single).compactMap { $0 }
    }

    /// Cohort, clock and cut-off of the table.
    var cutOffNote: [Run]? {
        sentence(
            .cutOffNote,
            [
                "cohort": text(settings.cohort.title),
                "duration-cohort": text(settings.durationCohort.title),
                "clock": text(settings.clock.title),
                "cut-off": text(month.cutOff.minuteText),
            ]
        )
    }

    /// A named unit without a row: slow with what was dispatched before the period.
    private func unitNote(_ name: String) -> [Run]? {
        guard let unit = month.units.first(where: { $0.unit.name == name })?.unit else { return nil }
        return sentence(.unitNote, ["unit": self.unit(unit), "count": work(.durationCount, .unit(name))])
    }

    private var countingNote: [Run]? {
        guard month.city.dispatches.dispatched > month.dispatchedOrders else { return nil }
        return sentence(
            .countingNote,
            ["dispatched": work(.dispatched, .city), "dispatched-orders": figure(FigureKey.dispatchedOrders)]
        )
    }

    private var hotlineNote: [Run]? {
        guard month.hotline.evaluated > 0 else { return nil }
        return sentence(
            .hotlineNote,
            [
                "evaluated": work(.evaluated, FigureKey.hotline),
                "satisfied": work(.satisfied, FigureKey.hotline),
            ]
        )
    }

    private var minimumNote: [Run]? {
        guard hasUnitsApart else { return nil }
        return sentence(.minimumNote, ["minimum": text("\(settings.minimumCount)")])
    }

    private var noneNote: [Run]? {
        let units = month.units.filter { $0.counts.dispatches.dispatched > 0 }
        return units.contains { $0.counts.ratings.evaluated == 0 } ? sentence(.noneNote) : nil
    }
}
