import WorkOrders
import WorkingDays

extension Dealer {
    /// A dispatch by its order's place and its own among the order's.
    struct Card {
        let place: Int
        let number: Int
    }

    /// Who is late, who is rated how, who sends back and who asks for more time.
    mutating func dealDispatches() {
        var cards: [[Card]] = Array(repeating: [], count: FirstLevelUnit.table.count)
        for place in dispatched {
            for (number, dispatch) in outlines[place].dispatches.enumerated() {
                cards[dispatch.unit].append(Card(place: place, number: number))
            }
        }
        for unit in cards.indices {
            dealRatings(to: chance.shuffled(cards[unit]), unit)
            dealOverdue(to: chance.shuffled(cards[unit]), unit)
        }
        dealSendBacks(to: chance.shuffled(cards.flatMap { $0 }))
        dealExtensions(to: cards.flatMap { $0 })
    }

    private mutating func dealRatings(to cards: [Card], _ unit: Int) {
        for (number, card) in cards.prefix(shape.evaluated[unit]).enumerated() {
            let rating = rating(isDissatisfied: number < shape.dissatisfied[unit])
            outlines[card.place].dispatches[card.number].rating = rating
        }
    }

    /// Only orders old enough to be late by the middle of the month's last week, so that lateness shows.
    private mutating func dealOverdue(to cards: [Card], _ unit: Int) {
        let latest = shape.dayAfter.advanced(by: -15).start
        let early = cards.filter { outlines[$0.place].receivedAt < latest && isOrdinary($0) }
        let others = cards.filter { outlines[$0.place].receivedAt >= latest || !isOrdinary($0) }
        for card in (early + others).prefix(shape.overdue[unit]) {
            outlines[card.place].urgency = .normal
            outlines[card.place].dispatches[card.number].isOverdue = true
        }
    }

    private mutating func dealSendBacks(to cards: [Card]) {
        var free = cards.filter(isOrdinary)
        for (number, count) in shape.sentBack.enumerated() {
            for card in free.prefix(count) { outlines[card.place].dispatches[card.number].sendBacks = number + 1 }
            free.removeFirst(min(count, free.count))
        }
    }

    private mutating func dealExtensions(to cards: [Card]) {
        for card in cards where isOrdinary(card) && outlines[card.place].kind != .inquiry {
            let extending: Extending =
                chance.chance(18, of: 1_000) ? .granted : chance.chance(5, of: 1_000) ? .refused : .none
            outlines[card.place].dispatches[card.number].extending = extending
        }
    }

    /// Neither urgent, nor late, nor sent back.
    private func isOrdinary(_ card: Card) -> Bool {
        let dispatch = outlines[card.place].dispatches[card.number]
        return outlines[card.place].urgency == .normal && !dispatch.isOverdue && dispatch.sendBacks == 0
            && dispatch.unit != Pace.weather
    }

    /// Gives some orders a second round, after which the citizen is satisfied, or still is not.
    ///
    /// Only where the first was over early enough for the second to be over before the bulletin appears.
    mutating func dealReworks() {
        let latest = shape.dayAfter.advanced(by: 8).start
        for place in dispatched {
            for number in outlines[place].dispatches.indices {
                let dispatch = outlines[place].dispatches[number]
                guard let rating = dispatch.rating, dispatch.completedAt < latest else { continue }
                let isInVain = !rating.isSatisfied
                guard chance.chance(isInVain ? 500 : 16, of: 1_000) else { continue }
                outlines[place].dispatches[number].rework = isInVain ? .inVain : .better
            }
        }
    }
}
