/// A sentence with open slots: `{town}{road}路灯不亮`.
struct Phrase: Sendable {
    enum Piece: Sendable {
        case text(String)
        case slot(Slot)
    }

    let pieces: [Piece]
    /// The first slot that says where the matter is.
    let placeSlot: Slot?

    /// A brace that names no slot stays as text; a test looks for such.
    init(_ text: some StringProtocol) {
        var pieces: [Piece] = []
        for (number, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            var rest = part[...]
            if number > 0, let end = part.firstIndex(of: "}"), let slot = Slot(rawValue: String(part[..<end])) {
                pieces.append(.slot(slot))
                rest = part[part.index(after: end)...]
            }
            if !rest.isEmpty { pieces.append(.text(String(rest))) }
        }
        self.pieces = pieces
        placeSlot = pieces.lazy.compactMap(\.place).first
    }

    /// Phrases written one a line.
    static func list(_ text: String) -> [Phrase] { text.split(separator: "\n").map { Phrase($0) } }
}

/// What can stand in a sentence.
enum Slot: String, Sendable, CaseIterable {
    case county, town, village, road, cross, estate, block
    case shop, brand, school, clinic, bus, goods
    case yuan, wan, days, when, date, clock, month, people, few, many, whom, leaf, place
}

extension Phrase.Piece {
    /// The slot, if it can name the place of an order.
    fileprivate var place: Slot? {
        guard case .slot(let slot) = self, [.estate, .road, .cross, .village].contains(slot) else { return nil }
        return slot
    }
}

extension Phrase {
    /// Nothing but the slot.
    init(slot: Slot) {
        pieces = [.slot(slot)]
        placeSlot = nil
    }
}
