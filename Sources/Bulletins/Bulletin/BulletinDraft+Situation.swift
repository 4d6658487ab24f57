import WorkOrders
import WorkingDays

/// Opening and 一、基本情况.
extension BulletinDraft {
    var title: [Run] {
        sentence(.title, ["period": text(month.period.title)]) ?? []
    }

    var opening: [MonthlyBulletin.Block] {
        paragraph(
            sentence(
                .opening,
                [
                    "period": text(month.period.title),
                    "total": figure(FigureKey.total),
                    "year-change": figure(FigureKey.yearChange),
                    "previous-change": figure(FigureKey.previousChange),
                    "invalid": figure(FigureKey.invalid),
                ]
            )
        )
    }

    var situation: [MonthlyBulletin.Block] {
        section(.situationHeading, numbered([intake, duration, punctuality, satisfaction]))
    }

    private func intake(_ ordinal: [Run]) -> [Run]? {
        let channels = month.orders.channels.map { channel in
            sentence(
                .channel,
                ["channel": text(self.channel(channel.name)), "count": figure(FigureKey.channel(channel.name))]
            )
        }
        let kinds = month.orders.kinds.filter { $0.count > 0 }.map { kind, _ in
            sentence(.kind, ["kind": text(kind.title), "count": figure(FigureKey.kind(kind.title))])
        }
        let isDispatched = month.city.dispatches.dispatched > 0
        return sentence(
            .intake,
            [
                "ordinal": ordinal,
                "total": figure(FigureKey.total),
                "channels": joined(channels, "、"),
                "kinds": joined(kinds, "、"),
                "direct": figure(FigureKey.ending(Ending.answeredDirectly.title)),
                "direct-rate": figure(FigureKey.directRate),
                "dispatched-orders": isDispatched ? figure(FigureKey.dispatchedOrders) : nil,
                "dispatched": isDispatched ? work(.dispatched, .city) : nil,
            ]
        )
    }

    private func duration(_ ordinal: [Run]) -> [Run]? {
        guard month.city.durations.count > 0 else { return sentence(.noDuration, ["ordinal": ordinal]) }
        return sentence(
            .duration,
            [
                "ordinal": ordinal,
                "mean": work(.meanDays, .city),
                "count": work(.durationCount, .city),
                "previous-period": month.previous.map { text($0.period.title) },
                "previous-mean": figure(FigureKey.previousMean),
                "trend": trend,
                "groups": joined(month.groups.map(groupDuration), "；"),
            ]
        )
    }

    private func groupDuration(_ group: GroupFigures) -> [Run]? {
        guard group.counts.durations.count > 0 else { return nil }
        let slowest = slowest(in: group).map { unit in
            sentence(
                .unitDuration,
                [
                    "unit": self.unit(unit.unit),
                    "mean": work(.meanDays, .unit(unit.unit.name)),
                    "count": work(.durationCount, .unit(unit.unit.name)),
                ]
            )
        }
        return sentence(
            .groupDuration,
            [
                "group": self.group(group.name),
                "mean": work(.meanDays, .group(group.name)),
                "units": joined(slowest, "、"),
            ]
        )
    }

    /// Against the previous period as both are written, so that no reader sees two equal numbers called different.
    private var trend: [Run]? {
        guard let now = list[FigureKey.work(.meanDays, .city)], let then = list[FigureKey.previousMean],
            let count = now.denominator, let thenCount = then.denominator, count > 0, thenCount > 0
        else { return nil }
        let decimals = settings.format.dayDecimals
        let mean = settings.format.scaled(now.numerator, over: count * 86_400, decimals: decimals)
        let earlier = settings.format.scaled(then.numerator, over: thenCount * 86_400, decimals: decimals)
        return sentence(mean < earlier ? .shorter : mean > earlier ? .longer : .unchanged)
    }

    private func punctuality(_ ordinal: [Run]) -> [Run]? {
        let counts = month.city.dispatches
        let values = [
            "ordinal": ordinal, "rate": work(.onTimeRate, .city), "overdue": work(.overdue, .city),
            "units": overdueUnits,
        ]
        guard counts.dispatched > 0 else { return sentence(.noDispatches, values) }
        return sentence(counts.overdue > 0 ? .punctuality : .noOverdue, values)
    }

    /// The units with most overdue dispatches, and how many there are if not all are named.
    private var overdueUnits: [Run]? {
        let all = overdue
        let named = all.prefix(settings.overdueUnitCount).map { figures in
            sentence(
                .unitOverdue,
                ["unit": unit(figures.unit), "overdue": work(.overdue, .unit(figures.unit.name))]
            )
        }
        let units = joined(named, "、")
        guard all.count > named.count else { return units }
        return sentence(.moreUnits, ["units": units, "unit-count": figure(FigureKey.overdueUnits)])
    }

    private func satisfaction(_ ordinal: [Run]) -> [Run]? {
        let everything = FigureKey.everything
        let values = [
            "ordinal": ordinal,
            "evaluated": work(.evaluated, everything),
            "satisfied": work(.satisfied, everything),
            "rate": work(.satisfactionRate, everything),
            "resolution-rate": work(.resolutionRate, everything),
            "groups": joined(month.groups.map(groupSatisfaction), "；"),
        ]
        let isAnswered = month.city.ratings.evaluated + month.hotline.evaluated > 0
        return sentence(isAnswered ? .satisfaction : .noAnswers, values)
    }

    private func groupSatisfaction(_ group: GroupFigures) -> [Run]? {
        guard group.counts.ratings.evaluated > 0 else { return nil }
        let lowest = lowest(in: group).map { unit in
            sentence(
                .unitSatisfaction,
                ["unit": self.unit(unit.unit), "rate": work(.satisfactionRate, .unit(unit.unit.name))]
            )
        }
        return sentence(
            .groupSatisfaction,
            [
                "group": self.group(group.name),
                "rate": work(.satisfactionRate, .group(group.name)),
                "units": joined(lowest, "、"),
            ]
        )
    }
}
