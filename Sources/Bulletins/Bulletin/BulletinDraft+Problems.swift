import WorkOrders
import WorkingDays

/// 三、存在的问题 and 四、工作建议: only what figures can say.
extension BulletinDraft {
    var problems: [MonthlyBulletin.Block] {
        let found = numbered([
            efficiencyProblem, slowProblem, openProblem, responseProblem, qualityProblem,
        ])
        return section(.problemsHeading, found.isEmpty ? paragraph(sentence(.noProblem)) : found)
    }

    var advice: [MonthlyBulletin.Block] {
        let found = numbered([overdueAdvice, slowAdvice, qualityAdvice, topicsAdvice])
        return section(.adviceHeading, found.isEmpty ? paragraph(sentence(.noAdvice)) : found)
    }

    private func efficiencyProblem(_ ordinal: [Run]) -> [Run]? {
        guard !overdue.isEmpty else { return nil }
        return sentence(
            .efficiencyProblem,
            [
                "ordinal": ordinal,
                "overdue": work(.overdue, .city),
                "unit-count": figure(FigureKey.overdueUnits),
            ]
        )
    }

    private func slowProblem(_ ordinal: [Run]) -> [Run]? {
        sentence(.slowProblem, ["ordinal": ordinal, "units": units(slowest)])
    }

    private func openProblem(_ ordinal: [Run]) -> [Run]? {
        guard month.city.dispatches.open > 0 else { return nil }
        return sentence(
            .openProblem,
            ["ordinal": ordinal, "cut-off": text(month.cutOff.minuteText), "open": work(.open, .city)]
        )
    }

    private func responseProblem(_ ordinal: [Run]) -> [Run]? {
        let counts = month.city.dispatches
        guard counts.acknowledgedInTime < counts.acknowledgementDue else { return nil }
        return sentence(.responseProblem, ["ordinal": ordinal, "rate": work(.acknowledgementRate, .city)])
    }

    private func qualityProblem(_ ordinal: [Run]) -> [Run]? {
        var ratings = month.city.ratings
        ratings += month.hotline
        guard ratings.satisfied < ratings.evaluated || ratings.resolved < ratings.asked else { return nil }
        return sentence(
            .qualityProblem,
            [
                "ordinal": ordinal,
                "dissatisfied": work(.dissatisfied, FigureKey.everything),
                "unresolved": work(.unresolved, FigureKey.everything),
                "resolution-rate": work(.resolutionRate, FigureKey.everything),
            ]
        )
    }

    private func overdueAdvice(_ ordinal: [Run]) -> [Run]? {
        sentence(
            .overdueAdvice,
            ["ordinal": ordinal, "units": units(Array(overdue.prefix(settings.overdueUnitCount)))]
        )
    }

    private func slowAdvice(_ ordinal: [Run]) -> [Run]? {
        sentence(.slowAdvice, ["ordinal": ordinal, "units": units(slowest)])
    }

    private func qualityAdvice(_ ordinal: [Run]) -> [Run]? {
        sentence(.qualityAdvice, ["ordinal": ordinal, "units": units(lowest)])
    }

    private func topicsAdvice(_ ordinal: [Run]) -> [Run]? {
        let names = hotTopics.prefix(settings.narratedTopicCount).map { text($0.path.top) }
        return sentence(.topicsAdvice, ["ordinal": ordinal, "categories": joined(names, "、")])
    }
}
