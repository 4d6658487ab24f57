import WorkOrders
import WorkingDays

extension Dealer {
    /// What the hotline does with the calls it doesn't dispatch, and which calls are urgent.
    mutating func dealEndings() {
        for place in direct {
            switch chance.below(1_000) {
            case ..<968: outlines[place].ending = .answeredDirectly
            case ..<976: outlines[place].ending = .threeWayCall
            case ..<983: outlines[place].ending = .handedToEmergencyNumber
            case ..<991: outlines[place].ending = .handedToOtherHotline
            default: outlines[place].ending = .notAccepted
            }
        }
        for place in direct + dispatched { dealUrgency(to: place) }
    }

    /// About one appeal in a hundred is urgent; calls for help more often than questions.
    private mutating func dealUrgency(to place: Int) {
        let ending = outlines[place].ending
        let perThousand =
            ending == .handedToEmergencyNumber
            ? 900 : outlines[place].kind == .assistance && ending == .dispatched ? 50 : 1
        guard chance.chance(perThousand, of: 1_000), !isSlow(place) else { return }
        outlines[place].urgency = chance.chance(15) ? .emergency : .urgent
    }

    /// Rates the hotline's own answers.
    mutating func dealHotlineRatings() {
        let answered = chance.shuffled(direct.filter { outlines[$0].ending == .answeredDirectly })
        for (number, place) in answered.prefix(shape.hotlineRatings).enumerated() {
            outlines[place].hotlineRating = rating(isDissatisfied: number < shape.hotlineDissatisfied)
        }
    }

    mutating func rating(isDissatisfied: Bool) -> Satisfaction {
        if isDissatisfied { return chance.chance(25) ? .veryDissatisfied : .dissatisfied }
        switch chance.below(100) {
        case ..<34: return .verySatisfied
        case ..<84: return .satisfied
        default: return .fairlySatisfied
        }
    }
}
