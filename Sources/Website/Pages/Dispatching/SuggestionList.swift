import Accounts
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders

/// Units that an order may go to, each with its reason and taken by a press or a key; none is taken by itself.
struct SuggestionList: TemplateModel {
    let suggestions: [Item]

    static let names: Names<Self> = [
        .list("suggestions", \.suggestions), .flag("has-suggestions") { !$0.suggestions.isEmpty },
    ]

    /// One of them.
    struct Item: TemplateModel {
        let suggestion: UnitSuggestion
        /// The fields that it fills: `units` beside the dispatcher's list, `unit` at the call-taker's desk.
        let field: String
        /// Only the first has one.
        let key: String?

        static let names: Names<Self> = [
            .text("units", \.title), .text("reason", \.suggestion.reason), .text("fill", \.fill), .text("key", \.key),
        ]

        /// `市城管局主办，市交通局协办`.
        private var title: String {
            let others = suggestion.units.dropFirst().joined(separator: "、")
            let lead = suggestion.units.first ?? ""
            return others.isEmpty ? lead : "\(lead)主办，\(others)协办"
        }

        private var fill: String { suggestion.units.map { "\(field)=\($0)" }.joined(separator: ";") }
    }

    /// A field that takes one unit is offered the lead alone.
    init(_ suggestions: [UnitSuggestion], field: String, takesSeveral: Bool) {
        self.suggestions = suggestions.enumerated().map { index, suggestion in
            var suggestion = suggestion
            if !takesSeveral { suggestion.units = Array(suggestion.units.prefix(1)) }
            return Item(suggestion: suggestion, field: field, key: index == 0 ? "Alt+Y" : nil)
        }
    }
}

extension Website {
    /// What gives an order to a unit of the first level for the first time; others name units that have it.
    private static let suggesting: Set<ActionName> = [.dispatch, .ruleOnSendBack, .addUnit]

    /// The units that an action's form may name, without those that had the order in its round; nil where it names none.
    func suggested(_ opened: OpenedOrder, _ form: OrderActionPage) async throws -> SuggestionList? {
        guard Self.suggesting.contains(opened.name), let field = form.fields.first(where: \.namesUnits) else {
            return nil
        }
        let found = try await opened.desk.suggestions(for: SuggestionMatter(opened.file), at: now())
        return SuggestionList(found, field: field.name, takesSeveral: field.name == "units")
    }

    /// Answers `POST /desk/units` with a piece of page: what is known of a matter while it is written down.
    @Sendable func suggestUnits(_ request: Request, _ items: FormItems) async throws -> Response {
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        var found: [UnitSuggestion] = []
        if let category = CategoryPath(Self.names(items["category"], .categories, lists)) {
            let names = Self.names(items["place"], .places, lists) + ["", "", ""]
            let area = AreaPath(county: names[0], street: names[1], community: names[2])
            var matter = SuggestionMatter(category, in: area)
            matter.kind = RequestKind.allCases.first { $0.title == items["kind"] }
            matter.subject = items.given("subject")
            found = try await actingDesk().suggestions(for: matter, at: now)
        }
        return html(templates.suggestions.render(SuggestionList(found, field: "unit", takesSeveral: false)))
    }

    /// The levels that a text of the form means, by the city's list; none where it means nothing there.
    private static func names(_ typed: String, _ list: ChoiceList, _ lists: CityLists) -> [String] {
        list.choices(lists).meant(by: typed).map { $0.path + [$0.name] } ?? []
    }
}
