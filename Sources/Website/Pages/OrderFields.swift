import Bulletins
import WorkOrders

extension Website {
    static let hours = (0...23).map { FilterOption("\($0)", "\($0)时") }

    /// Every condition of an ``OrderQuery``; the first nine are always seen.
    static func orderFields(_ lists: CityLists) -> [FilterField] {
        let unitCounts = (1...4).map { FilterOption("\($0)", $0 < 4 ? "\($0)家" : "4家及以上") }
        return [
            FilterField(name: "text", label: "内容检索", control: .text(hint: "如 暖气 停，不要的词前加减号")),
            FilterField(name: "received", label: "受理时间", control: .text(hint: "如 2022-02、2022-02-28")),
            FilterField(name: "category", label: "诉求类别", control: .many(lists.categoryOptions)),
            FilterField(name: "county", label: "县区", control: .anyOf(lists.counties)),
            FilterField(name: "unit", label: "承办单位（含下级）", control: .names(lists.units.map(\.name))),
            FilterField(name: "handling", label: "承办状态", control: .states),
            FilterField(name: "kind", label: "诉求类型", control: .anyOf(RequestKind.self)),
            FilterField(name: "status", label: "状态", control: .anyOf(WorkOrderStatus.self)),
            FilterField(name: "number", label: "工单编号", control: .text(hint: "编号或开头几位")),
            FilterField(name: "channel", label: "来源渠道", control: .anyOf(lists.channels)),
            FilterField(name: "ending", label: "办理方式", control: .anyOf(Ending.self)),
            FilterField(name: "urgency", label: "紧急程度", control: .anyOf(Urgency.self)),
            FilterField(name: "tag", label: "标签", control: .anyOf(lists.tags)),
            FilterField(name: "place", label: "街道社区", control: .text(hint: "如 相山区/东街道")),
            FilterField(name: "caller", label: "诉求人类型", control: .titled(CallerKind.self)),
            FilterField(name: "group", label: "单位分组", control: .names(lists.groups)),
            FilterField(name: "course", label: "办理过程", control: .courses),
            FilterField(name: "due", label: "未办结的到期时间", control: .text(hint: "如 2022-02-28")),
            FilterField(name: "completed", label: "办结时间", control: .text(hint: "如 2022-02")),
            FilterField(name: "contact", label: "来电跟进", control: .titled(FollowUpKind.self)),
            FilterField(name: "rating", label: "对热线评价", control: .ratings),
            FilterField(name: "hour", label: "受理时段", control: .choice(Self.hours)),
            FilterField(name: "weekday", label: "受理星期", control: .weekdays),
            FilterField(name: "dispatched", label: "转办时间", control: .text(hint: "如 2022-02")),
            FilterField(name: "dispatched-within", label: "派单及时", control: .text(hint: "如 1个工作日，须同时选转办时间")),
            FilterField(name: "units", label: "经手单位数", control: .choice(unitCounts)),
            FilterField(name: "registered-by", label: "登记人工号", control: .text(hint: "如 T001")),
            FilterField(name: "dispatched-by", label: "派单人工号", control: .text(hint: "如 D001")),
            FilterField(name: "officer", label: "经手人工号", control: .text(hint: "登记、派单、办理、回访的任一人")),
            FilterField(name: "platform", label: "外部平台", control: .text(hint: "如 人民网")),
            FilterField(name: "external", label: "外部编号", control: .text(hint: "要写全")),
            FilterField(name: "leader", label: "主单编号", control: .text(hint: "列出并入它的工单")),
            FilterField(name: "as-of", label: "数据截止（零时）", control: .day),
            FilterField(name: "repeated", label: "有再次反映", control: .check),
            FilterField(name: "valid", label: "不含无效", control: .check),
        ]
    }
}

extension FilterField.Control {
    /// Where a dispatch stands.
    static var states: Self { .choice(DispatchState.allCases.map { FilterOption($0.rawValue, $0.title) }) }

    /// What happened to a dispatch.
    static var courses: Self { .choice(DispatchCourse.allCases.map { FilterOption($0.rawValue, $0.title) }) }

    static var weekdays: Self {
        .choice(zip(1...7, "一二三四五六日").map { FilterOption("\($0)", "星期\($1)") })
    }
}
