import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("Queries as items of a URL")
struct QueryItemTests {
    private func item(_ name: String, _ value: String) -> QueryItem { QueryItem(name, value) }

    @Test("An empty query has no items, and no items are an empty query")
    func empty() throws {
        #expect(OrderQuery().items.isEmpty)
        #expect(DispatchQuery().items.isEmpty)
        #expect(try OrderQuery(items: []) == OrderQuery())
        #expect(try DispatchQuery(items: []) == DispatchQuery())
    }

    @Test("Every condition of an order has its item, always in the same order")
    func orderItems() throws {
        var query = OrderQuery()
        query.number = "HB20220201"
        query.received = february
        query.dispatched = period("2022-01-26..2022-02-25")
        query.asOf = CivilDay(year: 2022, month: 3, day: 1)
        query.countsOnlyValid = true
        query.channel = "电话"
        query.kind = .suggestion
        query.category = CategoryPath(["交通运输", "停车"])
        query.county = "濉溪县"
        query.urgency = .urgent
        query.ending = .handedToEmergencyNumber
        query.status = .handling
        query.tag = "涉企"
        query.hour = 9
        query.rating = .dissatisfied
        let items = [
            item("received", "2022-02"), item("dispatched", "2022-01-26..2022-02-25"), item("as-of", "2022-03-01"),
            item("valid", "1"), item("channel", "电话"), item("kind", "意见建议"), item("category", "交通运输/停车"),
            item("county", "濉溪县"), item("urgency", "紧急"), item("ending", "转110"), item("status", "办理中"),
            item("tag", "涉企"), item("hour", "9"), item("rating", "dissatisfied"), item("number", "HB20220201"),
        ]
        #expect(query.items == items)
        #expect(try OrderQuery(items: items) == query)
        #expect(try OrderQuery(items: items.reversed()) == query)
    }

    @Test("Every condition of a dispatch has its item")
    func dispatchItems() throws {
        var query = DispatchQuery()
        query.received = period("2022")
        query.dispatched = period("2022-Q1")
        query.completed = period("2022-W08")
        query.due = period("2022-02-28")
        query.asOf = CivilDay(year: 2022, month: 3, day: 1)
        query.countsOnlyFirst = true
        query.unit = "市公安局"
        query.group = "市直单位"
        query.kind = .inquiry
        query.state = .onTime
        query.rating = .unresolved
        (query.channel, query.category, query.county) = ("电话", CategoryPath(["交通运输"]), "相山区")
        (query.place, query.urgency, query.tag) = (AreaPath(county: "相山区", street: "东街道"), .urgent, "涉企")
        (query.hour, query.weekday, query.dispatchedBy) = (9, 1, "D1")
        let items = [
            item("received", "2022"), item("dispatched", "2022-Q1"), item("completed", "2022-W08"),
            item("due", "2022-02-28"), item("as-of", "2022-03-01"), item("first", "1"), item("unit", "市公安局"),
            item("group", "市直单位"), item("kind", "咨询"), item("state", "on-time"), item("rating", "unresolved"),
            item("channel", "电话"), item("category", "交通运输"), item("county", "相山区"),
            item("place", "相山区/东街道"), item("urgency", "紧急"), item("tag", "涉企"), item("hour", "9"),
            item("weekday", "1"), item("dispatched-by", "D1"),
        ]
        #expect(query.items == items)
        #expect(try DispatchQuery(items: items) == query)
    }

    @Test("Conditions of 综合查询 have their items too, and a list one for each of its values")
    func furtherItems() throws {
        var query = OrderQuery()
        query.channels = ["电话", "人民网留言"]
        query.kinds = [.complaint, .tipOff]
        query.categories = [CategoryPath(["交通运输"]), CategoryPath(["公共服务", "供热"])].compactMap(\.self)
        query.places = [AreaPath(county: "相山区", street: "东/街道", community: "惠黎社区")]
        query.callerKind = .company
        query.weekday = 7
        query.unit = "市公安局"
        query.group = "市直单位"
        query.handling = .overdue
        query.course = .sentBack
        query.due = period("2022-02-28")
        query.completed = period("2022-02")
        query.contact = .reminder
        (query.registeredBy, query.dispatchedBy, query.officer) = ("T1", "D1", "A1")
        (query.platform, query.external, query.leader) = ("人民网", "R-1", "HB20220201")
        let items = [
            item("channel", "电话"), item("channel", "人民网留言"), item("kind", "投诉"), item("kind", "举报"),
            item("category", "交通运输"), item("category", "公共服务/供热"), item("place", "相山区/东\\/街道/惠黎社区"),
            item("caller", "企业"), item("weekday", "7"), item("unit", "市公安局"), item("group", "市直单位"),
            item("handling", "overdue"), item("course", "sent-back"), item("due", "2022-02-28"),
            item("completed", "2022-02"), item("contact", "催办"), item("registered-by", "T1"),
            item("dispatched-by", "D1"), item("officer", "A1"), item("platform", "人民网"), item("external", "R-1"),
            item("leader", "HB20220201"),
        ]
        #expect(query.items == items)
        #expect(try OrderQuery(items: items) == query)
        #expect(query.channel == nil && query.place?.community == "惠黎社区")
    }

    @Test("A value of a list that is there twice is one")
    func sameValue() throws {
        let query = try OrderQuery(items: [item("tag", "涉企"), item("tag", "涉企"), item("tag", "")])
        #expect(query.tags == ["涉企"] && query.tag == "涉企")
        #expect(query.items == [item("tag", "涉企")])
    }

    @Test("A field left blank in a form sets nothing")
    func blank() throws {
        let items = [item("received", ""), item("channel", ""), item("hour", ""), item("valid", ""), item("kind", "")]
        #expect(try OrderQuery(items: items) == OrderQuery())
        #expect(try DispatchQuery(items: [item("unit", ""), item("state", "")]) == DispatchQuery())
    }

    @Test("A condition that doesn't exist is refused, with those that do")
    func unknownName() {
        #expect {
            try OrderQuery(items: [item("color", "red")])
        } throws: { error in
            guard case .unknownName("color", let known)? = error as? QueryError else { return false }
            return known.count == 35 && known.first == "received"
        }
        #expect(throws: QueryError.self) { try OrderQuery(items: [item("level", "1")]) }
        #expect(throws: QueryError.self) { try DispatchQuery(items: [item("ending", "转办")]) }
        #expect(throws: QueryError.self) { try OrderQuery(items: [item("Received", "2022-02")]) }
    }

    @Test("A condition given twice is refused, the same value or not")
    func repeated() {
        #expect(throws: QueryError.repeatedName("hour")) {
            try OrderQuery(items: [item("hour", "9"), item("hour", "9")])
        }
        #expect(throws: QueryError.repeatedName("unit")) {
            try DispatchQuery(items: [item("unit", "甲"), item("unit", "")])
        }
    }

    @Test(
        "A value that the condition doesn't take is refused",
        arguments: [
            ("received", "2022-13"), ("received", "二月"), ("as-of", "2022-02-30"), ("as-of", "2022-02"),
            ("valid", "0"), ("valid", "yes"), ("kind", "问询"), ("kind", "1"), ("category", "交通//停车"),
            ("category", "a/b/c/d"), ("category", "/"), ("category", "交通/"), ("category", "交通\\"),
            ("urgency", "急"), ("ending", "转办1"), ("status", "open"), ("hour", "24"), ("hour", "-1"), ("hour", "9时"),
            ("hour", "09"), ("rating", "满意"), ("weekday", "0"), ("weekday", "8"), ("place", "相山区//社区"),
            ("place", "a/b/c/d"),
            ("handling", "办理中"), ("course", "退单"), ("contact", "来电"), ("caller", "单位"), ("due", "月底"),
        ]
    )
    func badOrderValue(_ name: String, _ value: String) {
        #expect {
            try OrderQuery(items: [item(name, value)])
        } throws: { error in
            guard case .badValue(name, value, let expected)? = error as? QueryError else { return false }
            return !expected.isEmpty
        }
    }

    @Test("The same of dispatches", arguments: [("state", "late"), ("first", "true"), ("due", "soon"), ("rating", "")])
    func badDispatchValue(_ name: String, _ value: String) {
        guard !value.isEmpty else { return }
        #expect(throws: QueryError.self) { try DispatchQuery(items: [item(name, value)]) }
    }

    @Test("Errors say in Chinese what to write")
    func messages() {
        func message(_ items: QueryItem...) -> String {
            do {
                _ = try DispatchQuery(items: items)
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(
            message(item("state", "late")) == "筛选条件“state”的值“late”无法识别，请填写open、completed、overdue、on-time。"
        )
        let response = "acknowledged或contacted、in-time或due、时限，用:分开，如acknowledged:in-time:1个工作日"
        for text in ["acknowledged", "acknowledged:in-time", "signed:due:1小时", "contacted:late:1小时", "contacted:due:5"]
        {
            #expect(message(item("response", text)) == "筛选条件“response”的值“\(text)”无法识别，请填写\(response)。")
        }
        #expect(message(item("level", "5")) == "筛选条件“level”的值“5”无法识别，请填写1至4。")
        #expect(message(item("kind", "问")) == "筛选条件“kind”的值“问”无法识别，请填写咨询、求助、投诉、举报、意见建议、表扬、其他。")
        #expect(message(item("unit", "甲"), item("unit", "乙")) == "筛选条件“unit”写了两次，请只保留一个。")
        #expect(
            message(item("ending", "3"))
                == "没有名为“ending”的筛选条件，可用的有：received、dispatched、completed、due、as-of、first、unit、group、kind、state、rating、"
                + "open-at、course、response、level、channel、category、county、place、urgency、tag、hour、weekday、dispatched-by。"
        )
    }

    @Test(
        "A category name may hold a slash or a backslash",
        arguments: [["a/b"], ["a", "b/c"], ["\\"], ["/", "\\/"], ["水/电/气", "供水\\停水", "其他"]]
    )
    func categoryNames(_ names: [String]) throws {
        var query = OrderQuery()
        query.category = CategoryPath(names)
        #expect(query.category != nil)
        #expect(try OrderQuery(items: query.items) == query)
    }
}

@Suite("Queries survive the way through a URL")
struct QueryRoundTripTests {
    private static let texts = ["电话", "市交通运输局", "a&b=c", "100%", "空 格", "/", "\\", "\"", "é", "=", "1"]
    private static let periods = [
        "2022", "2022-02", "2022-Q4", "2020-W53", "2024-02-29", "2022-01-26..2022-02-25", "2022-02-01..2022-02-28",
    ]

    private func maybe<Value>(_ numbers: inout SeededNumbers, _ value: (inout SeededNumbers) -> Value?) -> Value? {
        numbers.once(in: 2) ? nil : value(&numbers)
    }

    private func somePeriod(_ numbers: inout SeededNumbers) -> Period? {
        maybe(&numbers) { period($0.pick(Self.periods)) }
    }

    private func someText(_ numbers: inout SeededNumbers) -> String? { maybe(&numbers) { $0.pick(Self.texts) } }

    private func someDay(_ numbers: inout SeededNumbers) -> CivilDay? {
        maybe(&numbers) { CivilDay(daysSinceEpoch: $0.number(0..<40_000)) }
    }

    @Test("Any query of orders")
    func orders() throws {
        var numbers = SeededNumbers(seed: 21)
        for _ in 0..<1_000 {
            var query = OrderQuery()
            query.received = somePeriod(&numbers)
            query.dispatched = somePeriod(&numbers)
            query.asOf = someDay(&numbers)
            query.countsOnlyValid = numbers.once(in: 2)
            query.channel = someText(&numbers)
            query.kind = maybe(&numbers) { $0.pick(RequestKind.allCases) }
            query.category = maybe(&numbers) { numbers in
                CategoryPath((0..<numbers.number(1..<4)).map { _ in numbers.pick(Self.texts) })
            }
            query.county = someText(&numbers)
            query.urgency = maybe(&numbers) { $0.pick(Urgency.allCases) }
            query.ending = maybe(&numbers) { $0.pick(Ending.allCases) }
            query.status = maybe(&numbers) { $0.pick(WorkOrderStatus.allCases) }
            query.tag = someText(&numbers)
            query.hour = maybe(&numbers) { $0.number(0..<24) }
            query.rating = maybe(&numbers) { $0.pick(RatingQuery.allCases) }
            query.isRepeated = numbers.once(in: 2)
            query.dispatchedWithin = maybe(&numbers) { $0.pick([.workingDays(2), .minutes(20), .minutes(120)]) }
            query.unitCount = maybe(&numbers) { $0.number(1..<5) }
            query.number = someText(&numbers)
            #expect(try OrderQuery(items: query.items) == query)
        }
    }

    @Test("Any query of dispatches")
    func dispatches() throws {
        var numbers = SeededNumbers(seed: 22)
        for _ in 0..<1_000 {
            var query = DispatchQuery()
            query.received = somePeriod(&numbers)
            query.dispatched = somePeriod(&numbers)
            query.completed = somePeriod(&numbers)
            query.due = somePeriod(&numbers)
            query.asOf = someDay(&numbers)
            query.countsOnlyFirst = numbers.once(in: 2)
            query.unit = someText(&numbers)
            query.group = someText(&numbers)
            query.kind = maybe(&numbers) { $0.pick(RequestKind.allCases) }
            query.state = maybe(&numbers) { $0.pick(DispatchState.allCases) }
            query.course = maybe(&numbers) { $0.pick(DispatchCourse.allCases) }
            query.level = maybe(&numbers) { $0.number(1..<5) }
            query.openAt = maybe(&numbers) { CivilDay(daysSinceEpoch: $0.number(0..<30_000)) }
            query.response = maybe(&numbers) { numbers in
                ResponseQuery(
                    numbers.pick(ResponseQuery.Answer.allCases),
                    isInTime: numbers.once(in: 2),
                    limit: numbers.pick([.workingDays(2), .minutes(20), .minutes(120)])
                )
            }
            query.rating = maybe(&numbers) { $0.pick(RatingQuery.allCases) }
            #expect(try DispatchQuery(items: query.items) == query)
        }
    }

    @Test("Every list behind a figure can be asked for by its URL")
    func figures() throws {
        for figure in FactSet.random(seed: 31).figures(cutOff: "03-01 00:00").list().figures {
            for list in figure.lists + figure.denominatorLists {
                switch list {
                case .orders(let query): #expect(try OrderQuery(items: query.items) == query)
                case .dispatches(let query): #expect(try DispatchQuery(items: query.items) == query)
                }
            }
        }
    }
}
