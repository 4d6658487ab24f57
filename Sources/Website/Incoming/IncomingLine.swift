import Bulletins
import Casework
import Exchange
import WorkOrders
import WorkingDays

/// What a list of 来件 doesn't say in its lines: said once, for the lines that leave it open.
struct IncomingDefaults {
    let platform: String
    let channel: String
    let kind: String
    let category: String
    /// Numbers found in a text go to the sealed fields; else they stay, being part of the appeal.
    let movesNumbers: Bool

    /// The fields of the form, as they are sent along with the list.
    static let names = ["platform", "channel", "kind", "category", "numbers"]

    init(_ items: FormItems) {
        (platform, channel) = (items["platform"], items["channel"])
        (kind, category) = (items["kind"], items["category"])
        movesNumbers = items["numbers"] != "keep"
    }
}

/// One line of a list of 来件, read as the form reads what is typed: the same fields, the same rule, the same words.
struct IncomingLine {
    let row: IncomingList.Row
    /// The order that it would be; nil with what is wrong.
    private(set) var order: WorkOrder?
    /// Why it can't be registered, a sentence each with how to mend it.
    private(set) var problems: [String] = []
    /// What was put right on the way, so that the preview tells it.
    private(set) var remarks: [String] = []
    /// The orders that its external number has already.
    var earlier: [String] = []
    /// 证件号码 that stood in the text.
    private var identity = ""

    var isGood: Bool { order != nil && problems.isEmpty && earlier.isEmpty }

    /// The external number with its platform: what it is known by when it comes again.
    var key: ExternalReference? { order?.external }

    init(_ row: IncomingList.Row, _ defaults: IncomingDefaults, _ lists: CityLists, at now: Instant) {
        self.row = row
        if let problem = row.problem {
            problems = [problem]
            return
        }
        var form = IncomingForm(items(defaults, lists), lists: lists)
        let read = form.order(at: now)
        problems += Self.sentences(form, keeps: !defaults.movesNumbers)
        guard problems.isEmpty, var order = read else { return }
        if let sent = row.values[.sentAt] { order.notes[IncomingField.sentAt.label] = sent }
        self.order = order
    }

    /// What the rule says against it, beyond what the form looks at.
    mutating func refuse(_ sentence: String) {
        problems.append(sentence)
        order = nil
    }

    /// The line as the form's fields.
    private mutating func items(_ defaults: IncomingDefaults, _ lists: CityLists) -> FormItems {
        var values = row.values
        values[.platform] = values[.platform] ?? defaults.platform
        values[.channel] = values[.channel] ?? defaults.channel
        values[.kind] = values[.kind] ?? defaults.kind
        values[.category] = category(values[.category], defaults.category, lists)
        if values[.externalNumber] == nil {
            problems.append("没有外部编号，重复上传时无法认出；请补上编号，信件可用收文号。")
        }
        for field in [IncomingField.externalDeadline, .sentAt] {
            guard let written = values[field] else { continue }
            guard let time = WrittenTime.normal(written), CivilDay(time) != nil || Instant(time) != nil else {
                problems.append("“\(field.label)”应形如 2022-02-28 或 2022-02-28 17:30，现为“\(written.prefix(20))”。")
                values[field] = nil
                continue
            }
            values[field] = time
        }
        for field in [IncomingField.isAnonymous, .isConfidential] { values[field] = tick(field, values[field]) }
        if defaults.movesNumbers { moveNumbers(&values) }
        let items = values.filter { !$0.value.isEmpty && $0.key != .sentAt }
            .map { QueryItem($0.key.rawValue, $0.value) }.sorted { $0.name < $1.name }
        let sealed = identity.isEmpty ? [] : [QueryItem("identityNumber", identity)]
        return FormItems(items + sealed + (defaults.movesNumbers ? [] : [QueryItem("keepsNumbers", "1")]))
    }

    /// The line's own category where the city has it, else the one that was chosen for such lines.
    private mutating func category(_ own: String?, _ other: String, _ lists: CityLists) -> String? {
        guard let own else { return other }
        guard !other.isEmpty, ChoiceList.categories.choices(lists).meant(by: own) == nil else { return own }
        remarks.append("类别“\(own.prefix(30))”不在类别表，用“\(other)”。")
        return other
    }

    private mutating func tick(_ field: IncomingField, _ typed: String?) -> String? {
        switch typed {
        case nil, "否": return nil
        case "是": return "1"
        case let other?:
            problems.append("“\(field.label)”应为“是”或“否”，现为“\(other.prefix(20))”。")
            return nil
        }
    }

    /// The first number of each kind goes to its sealed field, as 号码移入保密栏 does.
    private mutating func moveNumbers(_ values: inout [IncomingField: String]) {
        guard let content = values[.content] else { return }
        let move = NumberMove(text: content, contact: values[.contactNumber] ?? "", identity: "")
        let moved = FoundNumber.all(in: content).count - FoundNumber.all(in: move.text).count
        guard moved > 0 else { return }
        values[.content] = move.text
        if !move.contact.isEmpty { values[.contactNumber] = move.contact }
        identity = move.identity
        remarks.append("正文中的\(moved)个号码移入保密栏。")
    }

    private static func sentence(unknownCategory name: String) -> String {
        let fault = name.isEmpty ? "没有写诉求类别" : "类别表中没有“\(name.prefix(30))”"
        return "\(fault)，请按类别表改写，如 城市管理/市容环卫；或在上传时选好“类别不在类别表的行”用的类别。"
    }

    /// What is wrong with each field, by the name of its column.
    private static func sentences(_ form: IncomingForm, keeps: Bool) -> [String] {
        let errors = form.errors.merging(form.appeal.errors) { first, _ in first }
        return IncomingField.allCases.compactMap { field in
            guard let error = errors[field.rawValue] else { return nil }
            if field == .category { return Self.sentence(unknownCategory: form.items["category"]) }
            let numbers = field == .content ? NumberMask.found(in: form.appeal.items["content"]) : []
            guard !numbers.isEmpty, !keeps else { return "“\(field.label)”：\(error)" }
            return "正文中还有号码 \(numbers.joined(separator: "、"))，保密栏只放得下一个；请在文件中删去，或改选“留在正文”。"
        }
    }
}
