public import WorkOrders
public import WorkingDays

/// Orders with every field filled or empty by chance, the same for the same seed.
///
/// No text is about anybody.
public struct RandomOrders {
    private var random: SeededRandom

    public init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// Rare characters: an emoji of several scalars, CJK Extension B, G and a compatibility form.
    public static let texts = [
        "路灯不亮", "幸福路'路灯'不亮", "𠮷野家门口 积水", "👨‍👩‍👧 三口之家", "𰻞𰻞面馆油烟", "﨑玉路口，\n第二行", "a\\b\"c%_;--",
    ]

    /// One order; numbers count up from `index`.
    public mutating func order(_ index: Int) -> WorkOrder {
        var order = WorkOrder(
            number: "T2022\(1_000_000 + index)",
            channel: pick(["电话", "人民网留言", "政务服务网"]),
            receivedAt: instant(),
            kind: pick(RequestKind.allCases),
            category: category(),
            content: pick(Self.texts),
            ending: pick(Ending.allCases)
        )
        order.title = maybe(pick(Self.texts))
        order.occurredAt = maybe(instant())
        order.place = place()
        order.subject = maybe(pick(Self.texts))
        order.callerKind = maybe(pick(CallerKind.allCases))
        order.citizen = citizen()
        order.isAnonymous = chance()
        order.isConfidential = chance()
        order.isPublic = maybe(chance())
        order.urgency = pick(Urgency.allCases)
        order.tags = chance() ? ["涉企", pick(["群体", "老年"])] : []
        order.external = external()
        order.callNumber = maybe("C\(index)")
        order.completedAt = maybe(order.receivedAt.advanced(bySeconds: random.next(below: 900_000)))
        order.notes = chance() ? ["备注": pick(Self.texts), "坐席": "8\(index % 10)"] : [:]
        return order
    }

    /// A dispatch of an order.
    public mutating func dispatch(of order: WorkOrder, unit: String, round: Int = 1) -> Dispatch {
        let start = order.receivedAt.advanced(bySeconds: random.next(below: 5_000))
        var dispatch = Dispatch(
            number: Dispatch.defaultNumber(order: order.number, unit: unit, round: round),
            order: order.number,
            unit: unit,
            role: pick(DispatchRole.allCases),
            round: round,
            dispatchedAt: start,
            deadline: start.advanced(bySeconds: 400_000)
        )
        dispatch.acknowledgedAt = maybe(start.advanced(bySeconds: random.next(below: 9_000)))
        dispatch.contactedAt = maybe(start.advanced(bySeconds: random.next(below: 9_000)))
        dispatch.completedAt = maybe(start.advanced(bySeconds: random.next(below: 800_000)))
        dispatch.result = maybe(pick(CompletionResult.allCases))
        dispatch.isFactual = maybe(chance())
        dispatch.sendBackCount = random.next(below: 4)
        return dispatch
    }

    /// A visit about an order.
    public mutating func visit(of order: WorkOrder, unit: String?, sequence: Int = 1) -> ReturnVisit {
        let at = order.receivedAt.advanced(bySeconds: 900_000 + random.next(below: 900_000))
        var visit = ReturnVisit(
            order: order.number,
            unit: unit,
            visitedAt: at,
            rating: maybe(pick(Satisfaction.allCases))
        )
        visit.aspect = pick(VisitAspect.allCases)
        visit.sequence = sequence
        visit.method = maybe(pick(["电话", "短信"]))
        visit.isReached = maybe(chance())
        visit.isResolved = maybe(chance())
        visit.reason = maybe(pick(Self.texts))
        return visit
    }

    /// A call about an order.
    public mutating func contact(of order: WorkOrder) -> FollowUpContact {
        var contact = FollowUpContact(order: order.number, at: instant(), kind: pick(FollowUpKind.allCases))
        contact.channel = maybe(pick(["电话", "人民网留言"]))
        contact.citizen = Citizen(
            name: maybe(pick(["测试甲", "𠮷先生"])),
            callingNumber: maybe("1990000\(1_000 + random.next(below: 9_000))")
        )
        contact.content = maybe(pick(Self.texts))
        return contact
    }

    /// A send-back of a dispatch, ruled on or waiting.
    public mutating func sendBack(of dispatch: Dispatch, to unit: String) -> SendBack {
        var back = SendBack(dispatch: dispatch.number, requestedAt: instant(), reasonCode: pick(["01", "非本单位职责"]))
        back.basis = maybe(pick(Self.texts))
        back.ruling = maybe(pick(SendBackRuling.allCases))
        guard back.ruling != nil else { return back }
        back.ruledAt = maybe(back.requestedAt.advanced(bySeconds: random.next(below: 90_000)))
        back.redirectedTo = maybe(unit)
        return back
    }

    /// A request for a later deadline, ruled on or waiting.
    public mutating func deadlineExtension(of dispatch: Dispatch) -> DeadlineExtension {
        var extended = DeadlineExtension(dispatch: dispatch.number, requestedAt: instant())
        extended.reason = maybe(pick(Self.texts))
        extended.newDeadline = maybe(extended.requestedAt.advanced(bySeconds: random.next(below: 900_000)))
        extended.ruling = maybe(pick(ExtensionRuling.allCases))
        guard extended.ruling != nil else { return extended }
        extended.ruledAt = maybe(extended.requestedAt.advanced(bySeconds: random.next(below: 90_000)))
        return extended
    }

    /// A reply to a dispatch.
    public mutating func reply(to dispatch: Dispatch) -> Reply {
        var reply = Reply(dispatch: dispatch.number, at: instant())
        reply.internalAccount = maybe(pick(Self.texts))
        reply.publicAnswer = maybe(pick(Self.texts))
        reply.verdict = maybe(pick(ReviewVerdict.allCases))
        return reply
    }

    /// A supervision of an order.
    public mutating func supervision(of order: WorkOrder) -> Supervision {
        var supervision = Supervision(order: order.number, level: pick(SupervisionLevel.allCases), at: instant())
        supervision.addressee = maybe("市城管局")
        supervision.deadline = maybe(instant())
        supervision.ground = maybe(pick(Self.texts))
        supervision.completedAt = maybe(supervision.at.advanced(bySeconds: random.next(below: 900_000)))
        return supervision
    }

    /// Some second of 2022.
    public mutating func instant() -> Instant {
        Instant(secondsSinceEpoch: 1_640_966_400 + random.next(below: 31_536_000))
    }

    private mutating func category() -> CategoryPath {
        let names = ["城乡建设", pick(["物业服务", "房屋质量"]), pick(["电梯", "漏水"])]
        return CategoryPath(Array(names.prefix(1 + random.next(below: 3)))) ?? .other
    }

    private mutating func place() -> Place {
        var place = Place()
        if chance() { place.area = AreaPath(county: "相山区", street: pick(["", "渠沟镇"]), community: pick(["", "梧桐社区"])) }
        place.areaCode = maybe("340603")
        place.address = maybe(pick(["惠黎路", "淮海路", "𠮷祥里"]))
        place.point = maybe(Point(longitude: 116_798_340 + random.next(below: 1_000), latitude: -33_955_000)) ?? nil
        return place
    }

    private mutating func citizen() -> Citizen {
        Citizen(
            name: maybe(pick(["测试甲", "𠮷先生"])),
            callingNumber: maybe("1990000\(1_000 + random.next(below: 9_000))"),
            contactNumber: maybe("0561-300\(1_000 + random.next(below: 9_000))")
        )
    }

    private mutating func external() -> ExternalReference? {
        guard chance() else { return nil }
        return ExternalReference(
            platform: "省平台",
            number: maybe("S\(random.next(below: 999))"),
            deadline: maybe(instant())
        )
    }

    private mutating func chance() -> Bool { random.next(below: 2) == 0 }
    private mutating func pick<Element>(_ list: [Element]) -> Element { list[random.next(below: list.count)] }
    private mutating func maybe<Element>(_ value: Element) -> Element? { chance() ? value : nil }
}

extension CategoryPath {
    /// 其他, for tests that need some category.
    public static var other: CategoryPath {
        guard let path = CategoryPath(["其他"]) else { preconditionFailure("one level is a category") }
        return path
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine.
public struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including `bound`.
    public mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
