import Bulletins
import Casework
import Templates
import WorkOrders
import WorkingDays

/// 诉求登记: what the call-taker typed, field by field, with what is wrong.
struct AppealForm: TemplateModel {
    private(set) var items: FormItems
    var errors: [String: String] = [:]
    /// Whether the text has words of the urgent list.
    var isUrgent = false
    let lists: CityLists

    init(_ items: FormItems = FormItems([]), lists: CityLists) {
        self.items = items
        self.lists = lists
    }

    /// The fields that are one line or one text.
    static let texts = [
        "channel", "name", "callingNumber", "contactNumber", "category", "place", "address",
        "subject", "title", "content", "answer", "unit", "counterpart", "receipt", "callNumber", "identityNumber",
    ]

    static let names: Names<Self> = [
        .group("channel") { $0.field("channel", otherwise: "电话") }, .group("name") { $0.field("name") },
        .group("calling") { $0.field("callingNumber") }, .group("contact") { $0.field("contactNumber") },
        .group("category") { $0.field("category") }, .group("place") { $0.field("place") },
        .group("identity") { $0.field("identityNumber") },
        .group("address") { $0.field("address") }, .group("subject") { $0.field("subject") },
        .group("title") { $0.field("title") }, .group("content") { $0.field("content") },
        .group("answer") { $0.field("answer") }, .group("unit") { $0.field("unit") },
        .group("counterpart") { $0.field("counterpart") }, .group("receipt") { $0.field("receipt") },
        .group("call") { $0.field("callNumber") },
        .text("kind-error") { $0.errors["kind"] }, .text("end-error") { $0.errors["end"] },
        .flag("has-numbers", \.hasNumbers), .flag("keeps-numbers") { $0.items.isTicked("keepsNumbers") },
        .flag("is-anonymous") { $0.items.isTicked("isAnonymous") },
        .flag("is-confidential") { $0.items.isTicked("isConfidential") },
        .list("kinds") { form in Self.choices(RequestKind.self, chosen: form.items["kind"]) },
        .list("urgencies") { form in Self.choices(Urgency.self, chosen: form.items.given("urgency") ?? "一般") },
    ]

    /// Fills in what a call brings, in the place of what was typed there.
    mutating func take(_ fields: [(String, String)]) {
        let names = Set(fields.map(\.0))
        items = FormItems(items.items.filter { !names.contains($0.name) } + fields.map { QueryItem($0.0, $0.1) })
    }

    private func field(_ name: String, otherwise: String = "") -> TypedField {
        TypedField(value: items.items.first { $0.name == name }?.value ?? otherwise, error: errors[name])
    }

    private static func choices<Value: Titled>(_: Value.Type, chosen: String) -> [FilterOption] {
        Value.allCases.map { FilterOption($0.title, $0.title, isChosen: $0.title == chosen) }
    }

    /// What stands in a field.
    struct TypedField: TemplateModel {
        let value: String
        let error: String?

        static let names: Names<Self> = [.text("value", \.value), .text("error", \.error)]
    }
}

extension AppealForm {
    /// The order that the form tells, or nil with every error named at its field.
    mutating func order(at: Instant) -> WorkOrder? {
        // A call for help waits for no list: what is left out is put right by 更正.
        let kind = RequestKind(title: items["kind"]) ?? (isUrgent ? .assistance : nil)
        let category = category ?? (isUrgent && items.given("category") == nil ? CategoryPath(["其他"]) : nil)
        if kind == nil { errors["kind"] = "请选择诉求类型。" }
        if category == nil { errors["category"] = "请从类别表中选择，可输入名称的一部分。" }
        requirePlace()
        requireContent()
        requirePhones()
        requireNoNumbers()
        guard errors.isEmpty, let kind, let category else { return nil }
        var order = WorkOrder(
            number: "",
            channel: items.given("channel") ?? "电话",
            receivedAt: at,
            kind: kind,
            category: category,
            content: items["content"],
            ending: .dispatched
        )
        order.title = items.given("title")
        order.subject = items.given("subject")
        order.place = place
        order.isAnonymous = items.isTicked("isAnonymous")
        order.isConfidential = items.isTicked("isConfidential")
        order.urgency = Urgency(title: items["urgency"]) ?? .normal
        order.callNumber = items.given("callNumber")
        order.citizen = citizen
        return order
    }

    /// 城乡建设/供水, its code, or what means it alone.
    private var category: CategoryPath? {
        let typed = items["category"].split(separator: "/").map { String($0).trimmed }.joined(separator: "/")
        let names = ChoiceList.categories.choices(lists).meant(by: typed)?.value.split(separator: "/").map(String.init)
        return names.flatMap(CategoryPath.init)
    }

    /// One name alone must mean one place; a path with `/` is looked at by the rule.
    private mutating func requirePlace() {
        let typed = items["place"]
        guard !typed.isEmpty, !typed.contains("/"), lists.knowsPlaces else { return }
        guard ChoiceList.places.choices(lists).meant(by: typed) == nil else { return }
        errors["place"] = "没有这个地点，或有几个同名的，请从列表中选择，如“县区/街道”。"
    }

    private mutating func requireContent() {
        let content = items["content"]
        if content.isEmpty { errors["content"] = "请填写诉求内容。" }
        if content.count > WorkOrder.contentLimit { errors["content"] = "诉求内容最多\(WorkOrder.contentLimit)字，请另存为附件。" }
    }

    /// Phone and identity numbers stand in the text only on purpose; whether that is so, a person says.
    private mutating func requireNoNumbers() {
        guard hasNumbers, !items.isTicked("keepsNumbers"), errors["content"] == nil else { return }
        let numbers = FoundNumber.all(in: items["content"]).map(\.masked).joined(separator: "、")
        errors["content"] = "正文中有号码 \(numbers)。请按“号码移入保密栏”，或勾选“号码是诉求内容”。"
    }

    /// Whether somebody's number stands in the text.
    ///
    /// An urgent appeal is never held up by it.
    private var hasNumbers: Bool { !isUrgent && !FoundNumber.all(in: items["content"]).isEmpty }

    private mutating func requirePhones() {
        for name in ["callingNumber", "contactNumber"] {
            if let typed = items.given(name), !PhoneText.isNumber(typed) { errors[name] = "这不是电话号码，请核对。" }
        }
    }

    /// A place of the list, or levels that the rule will look at.
    private var place: Place {
        let area = AreaPath(written: items["place"], lists)
        return Place(area: area, address: items.given("address"))
    }

    private var citizen: Citizen {
        Citizen(
            name: items.given("name"),
            callingNumber: items.given("callingNumber"),
            contactNumber: items.given("contactNumber") ?? items.given("callingNumber"),
            identityNumber: items.given("identityNumber")
        )
    }
}

extension AreaPath {
    /// What is written in the field of a place: one of the city's list, or levels that the rule will look at.
    init(written text: String, _ lists: CityLists) {
        let typed = text.split(separator: "/").map { String($0).trimmed }
        let known = ChoiceList.places.choices(lists).meant(by: typed.joined(separator: "/"))
        let names = (known.map { $0.path + [$0.name] } ?? typed) + ["", "", ""]
        self.init(county: names[0], street: names[1], community: names[2])
    }
}
