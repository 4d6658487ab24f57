import Storage
import WorkOrders
import WorkingDays

extension SampleRows {
    /// An order with everything that can happen to one.
    func insertStory() throws {
        let key = try order(SampleSite.story, at: "02-01 08:30:15") { order in
            order.title = "金百合花园路灯不亮问题"
            order.content = "孙先生反映：金百合花园路灯不亮，物业电话3021234，手机\(SampleSite.phone)。\n车牌皖F12345挡路。"
            order.occurredAt = Self.at("01-31 20:00")
            order.place = Place(
                area: AreaPath(county: "相山区", street: "东街道"),
                address: "金百合花园3号楼",
                point: Point(longitude: 116_798_340, latitude: 33_955_120)
            )
            order.subject = "某物业公司"
            order.callerKind = .person
            order.citizen = Citizen(name: "孙先生", callingNumber: SampleSite.phone, contactNumber: "0561-3021234")
            order.urgency = .urgent
            order.tags = ["老年", "群体"]
            order.external = ExternalReference(platform: "省长热线平台", number: "AH-77", deadline: Self.at("02-20 23:59:59"))
            order.callNumber = "C-1"
            order.notes = ["网格": "3-17", "备用电话": SampleSite.phone]
            order.completedAt = Self.at("02-21 09:00")
        }
        let parent = try dispatch(key, "D1", "相山区人民政府", at: "02-01 09:00", due: "02-15 23:59:59") { dispatch in
            dispatch.acknowledgedAt = Self.at("02-01 10:00")
            dispatch.contactedAt = Self.at("02-02 09:00")
            dispatch.completedAt = Self.at("02-18 16:00")
            dispatch.result = .resolved
            dispatch.isFactual = true
        }
        try dispatch(key, "D2", "东街道", at: "02-01 11:00", due: "02-14 23:59:59", parent: parent) { dispatch in
            dispatch.completedAt = Self.at("02-10 16:00")
        }
        try dispatch(key, "D3", "市住房城乡建设局", at: "02-01 09:00", due: "03-10 23:59:59") { dispatch in
            dispatch.role = .assisting
            dispatch.acknowledgedAt = Self.at("02-01 09:30")
            dispatch.sendBackCount = 1
        }
        try insertProceedings(key)
    }

    private func insertProceedings(_ key: OrderKey) throws {
        var attempt = ContactAttempt(dispatch: "D1", at: Self.at("02-02 08:50"), isReached: false)
        attempt.note = "\(SampleSite.phone)无人接听"
        _ = try connection.insertIfAbsent(attempt, dispatch: 1)
        var back = SendBack(dispatch: "D3", requestedAt: Self.at("02-02 10:00"), reasonCode: "非本单位职责")
        back.basis = "三定方案第五条"
        back.ruling = .refused
        back.ruledAt = Self.at("02-03 10:00")
        _ = try connection.insertIfAbsent(back, dispatch: 3, redirectedTo: nil)
        var extended = DeadlineExtension(dispatch: "D3", requestedAt: Self.at("02-12 10:00"))
        extended.reason = "需要采购灯具"
        extended.newDeadline = Self.at("03-10 23:59:59")
        extended.ruling = .granted
        extended.ruledAt = Self.at("02-12 15:00")
        _ = try connection.insertIfAbsent(extended, dispatch: 3)
        var reply = Reply(dispatch: "D1", at: Self.at("02-18 15:30"))
        reply.publicAnswer = "路灯已修复，咨询电话0561-3021234。"
        reply.internalAccount = "更换灯泡12只。"
        reply.verdict = .passed
        _ = try connection.insertIfAbsent(reply, dispatch: 1)
        var contact = FollowUpContact(order: SampleSite.story, at: Self.at("02-10 09:00"), kind: .reminder)
        contact.channel = "电话"
        contact.content = "问什么时候修好，回电\(SampleSite.phone)"
        _ = try connection.insertIfAbsent(contact, order: key.id, identity: SealedIdentity(), names: &names)
        var supervision = Supervision(order: SampleSite.story, level: .supervision, at: Self.at("02-16 09:00"))
        supervision.addressee = "相山区人民政府"
        supervision.deadline = Self.at("02-18 18:00")
        supervision.ground = "逾期未办结"
        supervision.completedAt = Self.at("02-18 16:00")
        _ = try connection.insertIfAbsent(supervision, order: key.id)
        try visit(key, "相山区人民政府", at: "02-20 10:00") { visit in
            visit.method = "电话"
            visit.isReached = true
            visit.isResolved = false
            visit.rating = .dissatisfied
            visit.reason = "只修了一半"
        }
        try visit(key, nil, at: "02-20 10:00") { visit in
            visit.method = "短信"
            visit.rating = .satisfied
            visit.isResolved = true
        }
    }

    func insertSecret() throws {
        let key = try order(SampleSite.secret, at: "02-01 09:10", .tipOff, ["城市管理"]) { order in
            order.title = "举报某单位秘密事项"
            order.content = "秘密正文"
            order.isConfidential = true
            order.place = Place(address: "秘密地址")
            order.subject = "秘密对象"
            order.citizen = Citizen(name: "秘密人", callingNumber: "13900001111")
            order.notes = ["秘密栏": "秘密值"]
        }
        let id = try dispatch(key, "S1", "市公安局", at: "02-01 09:20", due: "02-16 23:59:59")
        var reply = Reply(dispatch: "S1", at: Self.at("02-03 15:30"))
        reply.publicAnswer = "秘密答复"
        reply.internalAccount = "秘密经过"
        _ = try connection.insertIfAbsent(reply, dispatch: id)
        var back = SendBack(dispatch: "S1", requestedAt: Self.at("02-02 10:00"), reasonCode: "非本单位职责")
        back.basis = "秘密依据"
        _ = try connection.insertIfAbsent(back, dispatch: id, redirectedTo: nil)
    }

    /// Every text is an attack.
    func insertAttack() throws {
        let text = SampleSite.hostile
        let key = try order(SampleSite.attack, at: "02-02 09:10", .complaint, [text, text], channel: text) { order in
            order.title = text
            order.content = text
            order.place = Place(area: AreaPath(county: text, street: text), address: text)
            order.subject = text
            order.citizen = Citizen(name: text, callingNumber: text)
            order.tags = [text]
            order.external = ExternalReference(platform: text, number: text)
            order.callNumber = text
            order.notes = [text: text]
        }
        let unit = "\(text)局"
        let id = try dispatch(key, text, unit, at: "02-02 09:20", due: "02-03 23:59:59")
        var reply = Reply(dispatch: text, at: Self.at("02-03 15:30"))
        reply.publicAnswer = text
        reply.internalAccount = text
        _ = try connection.insertIfAbsent(reply, dispatch: id)
        try visit(key, unit, at: "02-20 10:00") { visit in
            visit.method = text
            visit.reason = text
            visit.rating = .satisfied
        }
    }

    /// Orders enough for several pages, spread over channels, kinds, categories, hours and units.
    func insertPlain() throws {
        let kinds = RequestKind.allCases
        let categories = [["城乡建设", "物业服务"], ["交通运输", "违章停车"], ["交通运输", "交通拥堵"], ["卫生健康"]]
        let units = ["相山区人民政府", "市公安局", "市住房城乡建设局"]
        for index in 0..<SampleSite.plainCount {
            let day = index % 28 + 1
            let time = "02-\(day < 10 ? "0" : "")\(day) \(index % 12 + 10):0\(index % 10)"
            let ending: Ending = index % 40 == 7 ? .invalid : index % 3 == 0 ? .dispatched : .answeredDirectly
            let number = index == 0 ? SampleSite.direct : "HB20220209\(10_000 + index)"
            let key = try order(
                number,
                at: time,
                kinds[index % kinds.count],
                categories[index % categories.count],
                channel: index % 5 == 0 ? "省长热线平台" : "电话",
                ending: index == 0 ? .answeredDirectly : ending
            ) { order in
                order.place = index % 4 == 0 ? Place(area: AreaPath(county: "相山区")) : Place()
                order.completedAt = index % 3 == 0 && index > 0 ? nil : order.receivedAt.advanced(bySeconds: 600)
            }
            if ending == .dispatched, index > 0 { try insertWork(key, index, units[index / 3 % units.count], time) }
            if index % 6 == 1 {
                try visit(key, nil, at: "03-01 10:00") { $0.rating = index == 7 ? .dissatisfied : .satisfied }
            }
        }
    }

    private func insertWork(_ key: OrderKey, _ index: Int, _ unit: String, _ time: String) throws {
        try dispatch(key, "P\(index)", unit, at: time, due: "03-0\(index % 9 + 1) 23:59:59") { dispatch in
            guard index % 2 == 0 else { return }
            dispatch.completedAt = Self.at("03-03 12:00")
        }
        guard index % 2 == 0 else { return }
        try visit(key, unit, at: "03-04 10:00") { visit in
            visit.rating = index % 4 == 0 ? .satisfied : .veryDissatisfied
            visit.isResolved = index % 4 == 0
        }
    }
}
