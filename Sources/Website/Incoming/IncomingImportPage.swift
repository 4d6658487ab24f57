import Accounts
import Casework
import Exchange
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 批量登记来件: a list from a file, its preview line by line, and what became of each.
struct IncomingImportPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let items: FormItems
    let channels: [String]
    var problems: [String] = []
    /// The list as the browser keeps it until it is confirmed, sealed; nil before there is one.
    var sealed: String?
    var read: IncomingImport?
    var outcomes: [IncomingOutcome]?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("action", \.paths.importedIncoming), .text("list-path", \.paths.incoming),
        .text("faults-path", \.paths.faultyIncoming), .text("category-choices") { $0.paths.choices(.categories) },
        .texts("channels", \.channels), .text("platform") { $0.items["platform"] },
        .text("channel") { $0.items["channel"] }, .text("category") { $0.items["category"] },
        .text("chosen-kind") { $0.items["kind"] }, .text("numbers") { $0.items["numbers"] },
        .flag("keeps-numbers") { $0.items["numbers"] == "keep" },
        .list("kinds") { page in
            RequestKind.allCases.map { FilterOption($0.title, $0.title, isChosen: $0.title == page.items["kind"]) }
        },
        .texts("problems", \.problems), .flag("has-problems") { !$0.problems.isEmpty }, .text("sealed", \.sealed),
        .flag("is-form") { $0.read == nil }, .flag("is-preview") { $0.read != nil && $0.outcomes == nil },
        .flag("is-outcome") { $0.outcomes != nil },
        .number("good-count") { $0.read?.good.count ?? 0 }, .number("bad-count") { $0.read?.bad.count ?? 0 },
        .number("repeated-count") { $0.read?.repeated.count ?? 0 },
        .flag("has-good") { $0.read?.good.isEmpty == false }, .flag("has-bad") { $0.read?.bad.isEmpty == false },
        .flag("has-repeated") { $0.read?.repeated.isEmpty == false },
        .text("columns", \.columns), .text("unused") { $0.read?.list.unused.joined(separator: "、") },
        .flag("has-unused") { $0.read?.list.unused.isEmpty == false }, .list("rows", \.rows),
        .number("hidden-count") { $0.hidden > 0 ? $0.hidden : nil }, .list("results", \.results),
        .number("done-count") { $0.outcomes?.count { $0.number != nil } ?? 0 },
        .number("refused-count") { page in
            (page.outcomes?.count { $0.problem != nil } ?? 0) + (page.read?.bad.count ?? 0)
        },
        .flag("was-refused") { page in
            page.outcomes?.contains { $0.problem != nil } == true || page.read?.bad.isEmpty == false
        },
        .number("known-count", \.knownCount),
    ]

    /// Lines that were registered before; nil where there are none.
    private var knownCount: Int? {
        let count = (outcomes?.count { !$0.earlier.isEmpty } ?? 0) + (read?.repeated.count ?? 0)
        return count > 0 ? count : nil
    }

    /// `外部编号←留言ID、标题`: which column gave which field.
    private var columns: String? {
        guard let used = read?.list.used else { return nil }
        return IncomingField.allCases.compactMap { field in
            used[field].map { $0 == field.label ? $0 : "\(field.label)←\($0)" }
        }.joined(separator: "、")
    }

    /// More good lines than people look through are counted, not shown.
    private static let mostGood = 200
    private var hidden: Int { max(0, (read?.good.count ?? 0) - Self.mostGood) }

    /// What needs a look first: what is wrong, what is known already, then what is good.
    private var rows: [Row] {
        guard let read, outcomes == nil else { return [] }
        return (read.bad + read.repeated + read.good.prefix(Self.mostGood)).map { Row(line: $0, paths: paths) }
    }

    /// What became of every line but those that were known already, in the order of the file.
    private var results: [Result] {
        guard let read, let outcomes else { return [] }
        let refused = read.bad.map { line in
            var outcome = IncomingOutcome(line: line.row.line, external: line.row.values[.externalNumber] ?? "")
            outcome.problem = NumberMask.masked(line.problems.joined(separator: " "))
            return outcome
        }
        return (outcomes + refused).sorted { $0.line < $1.line }.map { Result(outcome: $0, paths: paths) }
    }

    /// One line of the preview.
    struct Row: TemplateModel {
        let line: IncomingLine
        let paths: Paths

        static let names: Names<Self> = [
            .number("line", \.line.row.line), .text("external") { $0.line.row.values[.externalNumber] },
            .text("matter", \.matter), .text("deadline", \.line.order?.external?.deadline?.minuteText),
            .flag("is-good", \.line.isGood), .texts("problems") { $0.line.problems.map { NumberMask.masked($0) } },
            .flag("is-repeated") { !$0.line.earlier.isEmpty && $0.line.problems.isEmpty },
            .list("earlier") { row in row.line.earlier.map { Link($0, row.paths.workOrder($0)) } },
            .texts("remarks", \.line.remarks),
        ]

        private static let excerpt = 40

        /// The title, else the beginning of the appeal; numbers masked as everywhere.
        private var matter: String {
            let values = line.row.values
            let text = values[.title] ?? values[.content] ?? line.row.cells.first ?? ""
            return NumberMask.masked(String(text.prefix(Self.excerpt)), isCut: text.count > Self.excerpt)
        }
    }

    /// What became of one line.
    struct Result: TemplateModel {
        let outcome: IncomingOutcome
        let paths: Paths

        static let names: Names<Self> = [
            .number("line", \.outcome.line), .text("external", \.outcome.external), .text("problem", \.outcome.problem),
            .list("orders") { result in
                let numbers = result.outcome.number.map { [$0] } ?? result.outcome.earlier
                return numbers.map { Link($0, result.paths.workOrder($0)) }
            },
            .flag("is-done") { $0.outcome.number != nil }, .flag("is-repeated") { !$0.outcome.earlier.isEmpty },
        ]
    }
}

extension Website {
    /// Answers `GET /incoming/import`.
    @Sendable func showIncomingImport(_ request: Request) async throws -> Response {
        html(templates.incomingImport.render(try await incomingImportPage(FormItems([]))))
    }

    /// Answers `POST /incoming/import`: first the preview of a file, then with `confirm` the registration of its good lines.
    @Sendable func importIncoming(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        var page = try await incomingImportPage(items)
        do {
            let text = try incomingText(items, of: visitor.account.id)
            let read = try await read(text, items, by: visitor.officer)
            (page.read, page.sealed) = (read, try seal.sealedList(text, of: visitor.account.id))
            guard items.given("confirm") != nil else { return html(templates.incomingImport.render(page)) }
            page.outcomes = try await register(read.good, by: visitor.officer)
            try await tellOfWaiting()
            return html(templates.incomingImport.render(page))
        } catch let error as CityFileError {
            page.problems = error.lines
            return html(templates.incomingImport.render(page), status: .unprocessableContent)
        }
    }

    /// Answers `POST /incoming/import/faults`: the lines that can't be registered, each with why, to mend them.
    @Sendable func faultyIncoming(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        do {
            let read = try await read(try incomingText(items, of: visitor.account.id), items, by: visitor.officer)
            // The mark tells table programs that it is UTF-8.
            var response = text("\u{FEFF}" + read.faults)
            response.headers[.contentType] = "text/csv; charset=utf-8"
            response.headers[.contentDisposition] = "attachment; filename=\"incoming-faults.csv\""
            return response
        } catch let error as CityFileError {
            var page = try await incomingImportPage(items)
            page.problems = error.lines
            return html(templates.incomingImport.render(page), status: .unprocessableContent)
        }
    }

    private func incomingImportPage(_ items: FormItems) async throws -> IncomingImportPage {
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        return IncomingImportPage(
            frame: frame("批量登记来件", .incoming),
            paths: paths,
            items: items,
            channels: lists.channels
        )
    }
}
