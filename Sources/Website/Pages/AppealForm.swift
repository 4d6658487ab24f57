import Bulletins
import Casework
import Templates
import WorkOrders
import WorkingDays

/// 诉求登记: what the call-taker typed, field by field, with what is wrong.
struct AppealForm: TemplateModel {
    let items: FormItems
    var errors: [String: String] = [:]
    let categories: [CategoryPath]

    init(_ items: FormItems = FormItems([]), categories: [CategoryPath]) {
        self.items = items
        self.categories = categories
    }

    /// The fields that are one line or one text.
    static let texts = [
        "channel", "name", "callingNumber", "contactNumber", "category", "county", "street", "community", "address",
        "subject", "title", "content", "answer", "unit", "counterpart", "receipt", "callNumber",
    ]

    static let names: Names<Self> = [
        .group("channel") { $0.field("channel", otherwise: "电话") }, .group("name") { $0.field("name") },
        .group("calling") { $0.field("callingNumber") }, .group("contact") { $0.field("contactNumber") },
        .group("category") { $0.field("category") }, .group("county") { $0.field("county") },
        .group("street") { $0.field("street") }, .group("community") { $0.field("community") },
        .group("address") { $0.field("address") }, .group("subject") { $0.field("subject") },
        .group("title") { $0.field("title") }, .group("content") { $0.field("content") },
        .group("answer") { $0.field("answer") }, .group("unit") { $0.field("unit") },
        .group("counterpart") { $0.field("counterpart") }, .group("receipt") { $0.field("receipt") },
        .group("call") { $0.field("callNumber") },
        .text("kind-error") { $0.errors["kind"] }, .text("end-error") { $0.errors["end"] },
        .flag("is-anonymous") { $0.items.isTicked("isAnonymous") },
        .flag("is-confidential") { $0.items.isTicked("isConfidential") },
        .list("kinds") { form in Self.choices(RequestKind.self, chosen: form.items["kind"]) },
        .list("urgencies") { form in Self.choices(Urgency.self, chosen: form.items.given("urgency") ?? "一般") },
    ]

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
        let kind = RequestKind(title: items["kind"])
        let category = category
        if kind == nil { errors["kind"] = "请选择诉求类型。" }
        if category == nil { errors["category"] = "请从类别表中选择，可输入名称的一部分。" }
        requireContent()
        requirePhones()
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

    /// 城乡建设/供水 as typed, or the last name of one path alone.
    var category: CategoryPath? {
        let typed = items["category"].split(separator: "/").map { String($0).trimmed }
        guard !typed.isEmpty else { return nil }
        if let path = CategoryPath(typed), categories.contains(path) { return path }
        let named = categories.filter { $0.names.last == typed.last }
        return named.count == 1 ? named.first : nil
    }

    private mutating func requireContent() {
        let content = items["content"]
        if content.isEmpty { errors["content"] = "请填写诉求内容。" }
        if content.count > WorkOrder.contentLimit { errors["content"] = "诉求内容最多\(WorkOrder.contentLimit)字，请另存为附件。" }
    }

    private mutating func requirePhones() {
        for name in ["callingNumber", "contactNumber"] {
            if let typed = items.given(name), !PhoneText.isNumber(typed) { errors[name] = "这不是电话号码，请核对。" }
        }
    }

    private var place: Place {
        let area = AreaPath(county: items["county"], street: items["street"], community: items["community"])
        return Place(area: area, address: items.given("address"))
    }

    private var citizen: Citizen {
        Citizen(
            name: items.given("name"),
            callingNumber: items.given("callingNumber"),
            contactNumber: items.given("contactNumber") ?? items.given("callingNumber")
        )
    }
}
