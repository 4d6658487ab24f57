import WorkOrders
import WorkingDays

/// Where an order plays and what its slots are filled with: the same place in title, text and answers.
struct Scene {
    var chance: SplitMix64
    let leaf: Leaf
    /// The day that "yesterday" is told on.
    var now: Instant
    let county: City.County
    let street: City.Street
    /// Empty where the street has no named community.
    let community: String
    let estate: String
    let road: String
    /// The road that crosses it.
    let crossing: String
    /// The slot of the text that names the place.
    var placeSlot: Slot?

    init(_ outline: Outline, chance: SplitMix64) {
        var chance = chance
        leaf = CategoryTable.leaves[outline.leaf]
        now = outline.receivedAt
        let estate = outline.estate.map { EstateTable.estates[$0] }
        let county = Self.county(of: outline, estate, with: &chance)
        self.county = City.areas[county]
        street = Self.street(in: county, estate, with: &chance)
        let communities = street.communities
        community = communities.isEmpty ? "" : chance.element(of: communities)
        self.estate = estate?.name ?? chance.element(of: EstateTable.invented)
        let roads = Vocabulary.roads
        let first = chance.below(roads.count)
        road = roads[first]
        crossing = roads[(first + chance.number(1...roads.count - 1)) % roads.count]
        self.chance = chance
    }

    private static func county(
        of outline: Outline,
        _ estate: EstateTable.Estate?,
        with chance: inout SplitMix64
    ) -> Int {
        if let county = outline.dispatches.lazy.compactMap({ City.areaOfUnit($0.unit) }).first { return county }
        if let estate { return estate.county }
        let isRural = CategoryTable.names[CategoryTable.leaves[outline.leaf].category] == "农业农村"
        return chance.index(weighted: isRural ? [15, 8, 15, 62] : [13, 45, 12, 30])
    }

    private static func street(
        in county: Int,
        _ estate: EstateTable.Estate?,
        with chance: inout SplitMix64
    ) -> City.Street {
        if let estate, estate.county == county { return City.areas[county].streets[estate.street] }
        // The county seat has most people of 濉溪县.
        if county == 3, chance.chance(30) { return City.areas[county].streets[0] }
        return chance.element(of: Self.populated[county])
    }

    /// Streets with communities of their own: a zone's placeholder community is no place to live in.
    private static let populated = City.areas.map { county in
        county.streets.filter { street in
            street.communities.contains { !$0.hasSuffix("虚拟社区") }
        }
    }
}

extension Scene {
    /// Adds the phrase with its slots filled.
    mutating func write(_ phrase: Phrase, to text: inout String) {
        for piece in phrase.pieces {
            switch piece {
            case .text(let words): text += words
            case .slot(let slot): fill(slot, to: &text)
            }
        }
    }

    mutating func text(of phrase: Phrase) -> String {
        var text = ""
        text.reserveCapacity(192)
        write(phrase, to: &text)
        return text
    }

    private mutating func fill(_ slot: Slot, to text: inout String) {
        switch slot {
        case .county: text += county.name
        case .town: text += street.spokenName
        case .village: text += community.isEmpty ? street.spokenName : community
        case .road: text += road
        case .estate: text += estate
        case .leaf: text += leaf.spokenName
        case .place: fillPlace(to: &text)
        case .cross: text += "\(road)与\(crossing)交叉口"
        case .block: text += "\(chance.number(1...26))号楼"
        case .bus: text += "\(chance.number(1...59))路"
        case .many: text += "\(chance.number(8...68))"
        case .yuan, .wan: fillMoney(slot, to: &text)
        case .date: fillDate(to: &text)
        default: text += chance.element(of: Self.words(for: slot))
        }
    }

    private static func words(for slot: Slot) -> [String] {
        switch slot {
        case .shop: Vocabulary.shops
        case .brand: Vocabulary.brands
        case .school: Vocabulary.schools
        case .clinic: Vocabulary.clinics
        case .goods: Vocabulary.goods
        case .days: Vocabulary.durations
        case .when: Vocabulary.moments
        case .clock: Vocabulary.clocks
        case .month: Vocabulary.months
        case .people: Vocabulary.crowds
        case .few: Vocabulary.few
        default: Vocabulary.offices
        }
    }

    private mutating func fillPlace(to text: inout String) {
        switch placeSlot {
        case nil, .place: text += street.spokenName
        case .some(let slot): fill(slot, to: &text)
        }
    }

    private mutating func fillMoney(_ slot: Slot, to text: inout String) {
        if slot == .wan {
            text += "\(chance.number(1...48)).\(chance.number(1...9))万元"
        } else {
            text += "\(chance.number(3...96) * (chance.chance(40) ? 100 : 20))元"
        }
    }

    private mutating func fillDate(to text: inout String) {
        let day = now.day.advanced(by: chance.number(-4...0))
        text += "\(day.month)月\(day.day)日"
    }
}
