import WorkOrders
import WorkingDays

extension CaseWriter {
    mutating func writeOrder() {
        writeTexts()
        writePlace()
        if outline.channel == City.phone {
            draft.order.callNumber = "REC" + draft.order.number
        } else {
            writeExternal()
        }
        if outline.ending != .invalid { writeCitizen() }
        writeTags()
        draft.order.urgency = outline.urgency
        if scene.chance.chance(30) { draft.order.isPublic = scene.chance.chance(60) }
    }

    private mutating func writeTexts() {
        let frames = Frames.of(outline.kind)
        let phrase = scene.chance.element(of: phrases)
        scene.placeSlot = phrase.placeSlot
        var text = ""
        text.reserveCapacity(256)
        if outline.ending == .invalid {
            scene.write(phrase, to: &text)
            text += "。"
        } else {
            scene.write(scene.chance.element(of: frames.openings), to: &text)
            scene.write(phrase, to: &text)
            if scene.chance.chance(42) { scene.write(scene.chance.element(of: frames.additions), to: &text) }
            text += "。"
            scene.write(scene.chance.element(of: frames.endings), to: &text)
            text += "。"
        }
        draft.order.content = text
        draft.order.title = title(frames)
    }

    private mutating func title(_ frames: Frames) -> String {
        if outline.ending == .invalid { return "无效来电" }
        if case .threat = outline.story { return "来电人扬言采取极端行为" }
        return scene.text(of: scene.chance.element(of: frames.titles))
    }

    private var phrases: [Phrase] {
        switch outline.story {
        case .outage: StoryTexts.outage
        case .threat: StoryTexts.threat
        case nil: scene.leaf.phrases(outline.kind)
        }
    }

    private mutating func writePlace() {
        let isKnown = outline.ending == .dispatched || outline.story != nil || !scene.chance.chance(16)
        guard isKnown, outline.ending != .invalid else { return }
        let area = AreaPath(county: scene.county.name, street: scene.street.name, community: scene.community)
        var address = outline.estate == nil ? "" : scene.estate
        if address.isEmpty, let slot = scene.placeSlot { scene.write(Phrase(slot: slot), to: &address) }
        draft.order.place = Place(
            area: area,
            areaCode: scene.street.code,
            address: address.isEmpty ? nil : address
        )
        if scene.placeSlot == .estate, outline.kind == .complaint { draft.order.subject = scene.estate }
        if scene.chance.chance(24) {
            let hours = scene.chance.number(1...90)
            draft.order.occurredAt = outline.receivedAt.advanced(bySeconds: -hours * 3_600)
        }
    }

    private mutating func writeExternal() {
        let due = office.calendar.deadline(from: outline.receivedAt, limit: .workingDays(10))
        let initials = outline.channel == City.governorsHotline ? "SZRX" : "RMW"
        draft.order.external = ExternalReference(
            platform: City.channels[outline.channel],
            number: initials + draft.order.number.dropFirst(2),
            deadline: due
        )
    }

    /// Eve to Lantern Festival of 2022.
    private static let springFestival =
        CivilDay(year: 2_022, month: 1, day: 31).start..<CivilDay(year: 2_022, month: 2, day: 16).start

    private mutating func writeTags() {
        if let tag = scene.leaf.tag { draft.order.tags.insert(tag) }
        switch outline.story {
        case .threat:
            draft.order.tags.insert("扬言")
            draft.order.isConfidential = true
        case .outage: draft.order.tags.insert("集中事件")
        case nil:
            if scene.chance.chance(6, of: 1_000) { draft.order.tags.insert("群体") }
            if scene.chance.chance(3, of: 1_000) { draft.order.tags.insert("舆情") }
            if Self.springFestival.contains(outline.receivedAt), scene.chance.chance(4) {
                draft.order.tags.insert("春节")
            }
            if outline.kind == .tipOff, scene.chance.chance(60) { draft.order.isConfidential = true }
        }
    }
}

/// What people say in the stories of the last month.
enum StoryTexts {
    static let outage = Phrase.list(
        """
        {estate}整个小区突然停电，请问什么时候来电
        {estate}{block}停电，电梯停在半路，家里有老人
        {estate}从7点多停电到现在，供电服务电话一直占线
        {road}这边一片都没有电，路灯也灭了
        {estate}停电，冰箱里的东西要坏了，希望尽快抢修
        {estate}{block}没有电，孩子正在上网课
        {estate}停电是不是计划内的，没有收到通知
        听到一声响后{estate}全部停电，请马上派人检查
        {estate}停电后水泵不转，高层也没有水了
        {estate}停电，家里有人用制氧机，情况紧急
        """
    )

    static let threat = Phrase.list(
        """
        因工程款{wan}多次讨要无果，来电人情绪激动，扬言如果今天再没有人管，就到{road}楼顶往下跳，通话中已安抚并同步联系公安
        来电人称纠纷拖了{days}没有解决，扬言要到{road}当众采取极端行为，话务员已稳定情绪，请立即处置
        """
    )
}
