import Foundation
import Testing
import WorkOrders
import WorkingDays

/// Random officers doing random things: ``Fuzz/sequences`` orders, the same ones each time.
@Suite("properties of the rule over random sequences") struct SequencePropertyTests {
    private static let shards = 4

    @Test("an order's events give the order, and every property holds after each")
    func properties() async {
        let tally = await withTaskGroup(of: Tally.self) { group in
            for shard in 0..<Self.shards { group.addTask { run(shard) } }
            return await group.reduce(into: Tally()) { $0.add($1) }
        }
        #expect(tally.refused > 0)
        // What no sequence reached is not tested.
        if Fuzz.sequences >= 3_000 { #expect(tally.missing.isEmpty) }
        if ProcessInfo.processInfo.environment["HOTLINE_FUZZ"] != nil { print(tally.text) }
    }

    private func run(_ shard: Int) -> Tally {
        var tally = Tally()
        for seed in stride(from: shard, to: Fuzz.sequences, by: Self.shards) {
            do throws(Breach) { try run(seed, &tally) } catch {
                Issue.record("sequence \(seed): \(error)")
                return tally
            }
        }
        return tally
    }

    private func run(_ seed: Int, _ tally: inout Tally) throws(Breach) {
        guard var walk = try? Walk(seed: seed) else { throw Breach("nothing to walk") }
        for _ in 0..<walk.length { try walk.step(&tally) }
        try walk.finish(encoding: seed % 16 == 0)
    }
}

/// How often each action passed.
struct Tally {
    var done: [ActionName: Int] = [:]
    var refused = 0

    mutating func add(_ other: Tally) {
        done.merge(other.done) { $0 + $1 }
        refused += other.refused
    }

    var missing: [ActionName] { ActionName.allCases.filter { done[$0] == nil && $0 != .register && $0 != .adopt } }
    var text: String {
        let rows = done.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
        return "\(done.values.reduce(0, +)) done, \(refused) refused: " + rows.joined(separator: ", ")
    }
}

/// One order on its random way.
struct Walk {
    private var file: CaseFile
    private var events: [Event]
    private var random: RandomActions
    /// Of its own, so that a walk is the same up to what is taken back.
    private var regret: Dice
    private var rules: Rules
    private var now: Instant
    let length: Int

    private static let number = "19900001234"

    init(seed: Int) throws {
        random = RandomActions(seed: seed)
        regret = Dice(seed + 1_000_003)
        var matter = try Matter.random(&random, isProvisional: seed % 4 == 0)
        (file, events, rules, now) = (matter.file, matter.events, matter.rules, matter.now)
        matter.now = now
        length = 10 + random.dice.below(60)
    }

    mutating func step(_ tally: inout Tally) throws(Breach) {
        now = now.advanced(bySeconds: pause())
        let (officer, action) = undoing() ?? random.next(file, at: now)
        if action.name == .recomputeDeadlines { rules.calendar = .standard }
        let before = file
        do {
            let event = try file.carryOut(action, by: officer, at: now, under: rules)
            try Step(before: before, after: file, event: event, officer: officer).check()
            events.append(event)
            tally.done[action.name, default: 0] += 1
        } catch let breach as Breach {
            throw breach
        } catch {
            guard file == before else { throw Breach("a refusal changed something: \(action)") }
            tally.refused += 1
        }
    }

    /// Now and then somebody thinks better of what was done last; the clock stands seconds after it.
    private mutating func undoing() -> (Officer, Action)? {
        guard regret.happens(2), let last = events.last else { return nil }
        now = last.at.advanced(bySeconds: regret.below(20))
        return (Officer(id: last.by.id, role: last.by.role, unit: last.by.unit), .undo(Undone(last: events)))
    }

    private mutating func pause() -> Int {
        switch random.dice.below(10) {
        case 0...2: 0
        case 3...6: random.dice.below(3_600)
        case 7, 8: random.dice.below(86_400)
        default: random.dice.below(10 * 86_400)
        }
    }

    func finish(encoding: Bool) throws(Breach) {
        guard var replayed = CaseFile(replaying: events) else { throw Breach("the events give no order") }
        replayed.order.citizen = file.order.citizen
        guard replayed == file else { throw Breach("the events give another order") }
        guard Recount(events) == Recount(file) else {
            throw Breach("a recount differs: \(Recount(events)) and \(Recount(file))")
        }
        if encoding { try checkEncoding() }
    }

    private func checkEncoding() throws(Breach) {
        for event in events {
            guard let data = try? JSONEncoder().encode(event) else { throw Breach("\(event.action) is not encoded") }
            guard !String(decoding: data, as: UTF8.self).contains(Self.number) else {
                throw Breach("the event \(event.action) holds the citizen's number")
            }
            guard (try? JSONDecoder().decode(Event.self, from: data)) == event else {
                throw Breach("the event \(event.action) comes back differently")
            }
        }
    }
}

extension Matter {
    /// A call about something, with a citizen whose number must go nowhere.
    static func random(_ random: inout RandomActions, isProvisional: Bool) throws -> Matter {
        var rules = try Staff.rules()
        if isProvisional { rules.calendar = WorkCalendar(notices: []) }
        let kind = random.dice.pick(RequestKind.allCases)
        let isNamed = random.dice.happens(30)
        let subject = random.dice.pick(random.subjects)
        let isAnonymous = random.dice.happens(10)
        let isFromAbove = random.dice.happens(20)
        let content = random.dice.happens(5) ? "我不想活了" : "路灯不亮。"
        return try Matter(kind, content: content, rules: rules) { order in
            if isNamed { order.subject = subject }
            order.isAnonymous = isAnonymous
            if isFromAbove { order.external = ExternalReference(platform: "省平台", number: "S1") }
        }
    }
}
