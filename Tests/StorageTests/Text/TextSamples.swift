import Bulletins
import Storage
import TestSupport
import WorkOrders
import WorkingDays

/// Orders that say few different things, so that any words are in some of them.
struct TextSamples {
    private static let sentences = [
        "小区暖气停了三天，物业不管", "惠黎路路灯不亮", "自来水停水，没有通知", "楼上装修噪音扰民", "暖气片是凉的，室温14度",
        "颱風後樹倒了堵住小区门口", "宽带wifi经常断线", "皖F·12345占用盲道", "电话19900001234一直打不通", "A座3栋电梯坏了",
        "路灯坏了，暖气也停了", "𠮷野家门口积水", "要求恢复供暖供水供电", "停水停电停气",
    ]
    static let now = Instant(day: CivilDay(year: 2023, month: 1, day: 1), secondOfDay: 0)

    private var random: SeededRandom
    private var orders: RandomOrders

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        orders = RandomOrders(seed: seed)
    }

    /// Orders with ids from 1, none confidential; some of one second.
    mutating func stored(_ count: Int) -> [StoredWorkOrder] {
        (1...count).map { index in
            var order = orders.order(index)
            order.content = sentence() + "。" + sentence()
            order.title = random.next(below: 2) == 0 ? nil : sentence()
            (order.place.address, order.subject, order.citizen) = (nil, nil, Citizen())
            order.isConfidential = false
            if random.next(below: 3) == 0 { order.receivedAt = WorkOrder.sample("1").receivedAt }
            return StoredWorkOrder(id: index, order: order, identity: SealedIdentity())
        }
    }

    mutating func sentence() -> String { Self.sentences[random.next(below: Self.sentences.count)] }

    /// Two to six characters of some sentence, none of them a sign.
    mutating func word() -> String {
        while true {
            let characters = Array(sentence())
            let start = random.next(below: characters.count - 1)
            let word = characters[start...].prefix(2 + random.next(below: 5))
            if word.count > 1,
                word.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value > 0x3400 } && !"，·".contains($0) })
            {
                return String(word)
            }
        }
    }
}

extension WorkOrder {
    /// All it says, in simplified characters.
    var saysSimplified: String {
        [title ?? "", content].joined(separator: "\n").replacing("颱風後樹", with: "台风后树")
    }
}

extension Database {
    /// The numbers of all orders with a text, page by page.
    func numbers(
        _ text: String,
        limit: Int = 50,
        _ change: (inout OrderQuery) -> Void = { _ in }
    ) async throws -> [String] {
        var query = OrderQuery()
        query.text = text
        change(&query)
        var numbers: [String] = []
        var key: ListKey?
        repeat {
            let (asked, after) = (query, key)
            let page = try await read { connection in
                try connection.orders(asked, now: TextSamples.now, after: after, limit: limit)
            }
            numbers += page.rows.map(\.number)
            key = page.next
        } while key != nil
        return numbers
    }

    /// Indexes so many batches of what waits, or all.
    func indexTexts(batches: Int = .max) async throws {
        for _ in 0..<batches {
            guard try await write({ try $0.indexWaitingTexts() }).taken > 0 else { return }
        }
    }
}
