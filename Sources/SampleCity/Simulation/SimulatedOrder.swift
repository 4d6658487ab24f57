import WorkOrders
import WorkingDays

/// An order of the simulation with what its file doesn't tell: its fate and its words.
struct SimulatedOrder: Sendable {
    let number: String
    let serial: Int
    let fate: Fate
    let receivedAt: Instant
    let seed: UInt64
    /// Which try this is: an order that would be urgent by chance is drawn anew.
    let attempt: Int
    /// The order that it follows or was split from, or that is split from it.
    var partner: String?
    var outline: Outline
    /// What has been done for it, or was refused, by the key of each deed.
    var done: Set<String> = []

    /// Numbers that depend on nothing but the seed, the order and what they are for.
    func chance(_ key: String) -> SplitMix64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in "\(attempt) \(key)".utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return SplitMix64(seed: seed ^ hash, part: serial)
    }

    /// Where it plays.
    var scene: Scene { Scene(outline, chance: chance("scene")) }
}

extension SimulatedOrder {
    init(number: String, serial: Int, fate: Fate, receivedAt: Instant, seed: UInt64, attempt: Int = 0) {
        self.number = number
        self.serial = serial
        self.fate = fate
        self.receivedAt = receivedAt
        self.seed = seed
        self.attempt = attempt
        outline = Outline(receivedAt: receivedAt)
        var chance = chance("outline")
        outline.ending = fate == .invalid || fate == .harassment || fate == .harassmentRefused ? .invalid : .dispatched
        if fate == .threat || fate == .unconfirmed { outline.story = .threat }
        if fate == .incident || fate == .joins { outline.story = .outage(serial) }
        guard outline.ending != .invalid else { return }
        outline.leaf = Self.leaf(&chance)
        // Who complains of a unit does so about something that people complain of.
        while fate == .conflict, CategoryTable.leaves[outline.leaf].phrases(.complaint).isEmpty {
            outline.leaf = Self.leaf(&chance)
        }
        let leaf = CategoryTable.leaves[outline.leaf]
        outline.kind = fate == .conflict || outline.story == .threat ? .complaint : Self.kind(leaf, &chance)
        if let estates = leaf.estates {
            outline.estate = chance.index(weighted: estates.weights(isPublishedMonth: false))
        }
    }

    private static func leaf(_ chance: inout SplitMix64) -> Int {
        let leaves = CategoryTable.leavesOfCategory[chance.index(weighted: MonthShape.february.calls)]
        return leaves[chance.index(weighted: leaves.map { CategoryTable.leaves[$0].weight })]
    }

    /// By ``RequestKind/rawValue``: inquiry, assistance, complaint, tip-off, suggestion, praise, other.
    private static let kinds = [0, 25, 25, 38, 5, 4, 3, 0]

    private static func kind(_ leaf: Leaf, _ chance: inout SplitMix64) -> RequestKind {
        let possible = RequestKind.allCases.map { leaf.phrases($0).isEmpty ? 0 : kinds[$0.rawValue] }
        guard possible.contains(where: { $0 > 0 }) else { return .other }
        return RequestKind.allCases[chance.index(weighted: possible)]
    }

    /// Whether its text would make it urgent although its fate isn't.
    func isLoud(_ rules: Rules) -> Bool {
        guard fate.isQuiet else { return false }
        let order = draft(rules.calendar)
        return !rules.alertWords.matches(in: "\(order.title ?? "")\n\(order.content)").isEmpty
    }

    /// The order as the call-taker types it.
    func draft(_ calendar: WorkCalendar) -> WorkOrder {
        var order = CaseWriter.order(outline, number: number, calendar: calendar, chance: chance("text"))
        // One tag at most: a set has no order, and the same seed must give the same text.
        order.tags = Set(order.tags.sorted().prefix(1))
        if fate == .splitOff { order.origin = partner }
        if fate == .conflict { order.subject = FirstLevelUnit.table[conflictUnit].name }
        if outline.ending == .invalid || fate == .unvisited { order.isAnonymous = false }
        var above = chance("from above")
        if above.chance(4) {
            let due = calendar.deadline(from: order.receivedAt, limit: .workingDays(10))
            order.channel = City.channels[City.governorsHotline]
            order.callNumber = nil
            order.external = ExternalReference(platform: order.channel, number: "SZRX\(number)", deadline: due)
        }
        // Who asks to be told is known.
        if fate.isQuiet, order.isAnonymous {
            order.isAnonymous = false
            order.callerKind = .person
            order.citizen = Citizen(name: "李女士", callingNumber: "16800000000")
        }
        return order
    }

    /// The bureau that a complaint of the fate 回避 is about.
    var conflictUnit: Int {
        var chance = chance("conflict")
        return chance.number(FirstLevelUnit.countyCount...FirstLevelUnit.table.count - 1)
    }
}
