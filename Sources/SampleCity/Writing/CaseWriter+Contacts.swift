import WorkOrders
import WorkingDays

extension CaseWriter {
    /// Later calls about the order: one call in eight of all the hotline gets.
    mutating func writeContacts() {
        guard outline.ending != .invalid else { return }
        guard outline.ending == .dispatched else {
            if scene.chance.chance(16, of: 1_000) { writeLateQuestion() }
            return
        }
        if draft.dispatches.contains(where: { $0.result == .withdrawn }) { writeContact(.withdrawal) }
        for _ in 0..<[0, 1, 2, 3][scene.chance.index(weighted: Self.contactCounts)] {
            writeContact(FollowUpKind.allCases[scene.chance.index(weighted: Self.contactKinds)])
        }
        draft.contacts.sort { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }
        for (earlier, index) in zip(draft.contacts, draft.contacts.indices.dropFirst())
        where draft.contacts[index].at <= earlier.at {
            draft.contacts[index].at = earlier.at.advanced(bySeconds: 61)
        }
    }

    /// Of a hundred dispatched orders, how many are called about never, once, twice, three times.
    private static let contactCounts = [65, 25, 8, 2]
    /// By ``FollowUpKind/allCases``; 撤诉 comes with its result.
    private static let contactKinds = [52, 24, 9, 11, 0, 4]

    private mutating func writeLateQuestion() {
        let at = OfficeTime.visit(after: outline.receivedAt, days: 1...6, with: &scene.chance)
        writeContact(.progress, at: at)
    }

    private mutating func writeContact(_ kind: FollowUpKind) {
        guard let first = draft.dispatches.first, let completedAt = first.completedAt else { return }
        if kind == .repeated {
            writeContact(kind, at: OfficeTime.visit(after: completedAt, days: 2...16, with: &scene.chance))
            return
        }
        let start = first.acknowledgedAt ?? first.dispatchedAt
        let share = kind == .unitFeedback || kind == .withdrawal ? 80...97 : 12...92
        let seconds = first.seconds * share.lowerBound / 100...first.seconds * share.upperBound / 100
        let at = start.advanced(bySeconds: scene.chance.number(seconds))
        writeContact(kind, at: OfficeTime.wakingHour(at, after: start, with: &scene.chance))
    }

    private mutating func writeContact(_ kind: FollowUpKind, at instant: Instant) {
        var contact = FollowUpContact(order: draft.order.number, at: instant, kind: kind)
        contact.channel = City.channels[City.phone]
        if kind != .unitFeedback { contact.citizen = draft.order.citizen }
        scene.now = instant
        contact.content = scene.text(of: scene.chance.element(of: ContactTexts.of(kind)))
        draft.contacts.append(contact)
    }
}

/// What is noted about a later call.
enum ContactTexts {
    static func of(_ kind: FollowUpKind) -> [Phrase] {
        switch kind {
        case .progress: progress
        case .reminder: reminder
        case .addition: addition
        case .repeated: repeated
        case .withdrawal: withdrawal
        case .unitFeedback: unitFeedback
        }
    }

    private static let progress = Phrase.list(
        """
        来电询问办理到哪一步，已告知承办单位和时限。
        询问{leaf}问题何时有结果，已告知正在办理。
        来电查询进度，已告知单位签收时间。
        询问是否有人去{place}看过，已答复。
        来电人查询工单编号和办理单位。
        """
    )
    private static let reminder = Phrase.list(
        """
        来电催办，称{days}没有人联系，希望加快。
        再次来电要求尽快处理{leaf}问题，情绪比较急。
        催促办理，称影响{people}。
        来电人表示再不处理将继续来电，已转告承办单位。
        """
    )
    private static let addition = Phrase.list(
        """
        补充：具体位置在{place}，{clock}前后最严重。
        补充：对方已承认，同意协商，希望单位到场。
        补充：{when}又发生一次，有照片。
        补充：涉及金额为{yuan}，票据齐全。
        """
    )
    private static let repeated = Phrase.list(
        """
        再次反映{leaf}问题，称办结后{when}又出现。
        来电人对答复不认可，称实际没有处理，要求重新办理。
        反映{place}的问题依旧存在，与答复不一致。
        称整改只维持了{days}，现在又和以前一样。
        """
    )
    private static let withdrawal = Phrase.list(
        """
        来电人表示问题已经自行解决，撤回诉求。
        双方已协商一致，来电人要求不再办理。
        """
    )
    private static let unitFeedback = Phrase.list(
        """
        承办单位来电反馈：已到{place}处置，书面答复随后提交。
        单位电话反馈：{date}完成整改，由热线代录。
        """
    )
}
