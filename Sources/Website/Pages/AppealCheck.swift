import Accounts
import Casework
import Hummingbird
import Templates
import WorkOrders
import WorkingDays

/// What an appeal shows while it is typed: urgent and sensitive words with what to do, numbers to move out of it.
struct AppealCheck: TemplateModel {
    let warnings: [Warning]
    /// Numbers in the text, masked; they belong in the sealed field.
    let numbers: [String]

    static let names: Names<Self> = [
        .list("warnings", \.warnings), .texts("numbers", \.numbers), .flag("has-numbers") { !$0.numbers.isEmpty },
        .flag("is-quiet") { $0.warnings.isEmpty && $0.numbers.isEmpty },
    ]

    /// One kind of urgent or sensitive matter that the words tell.
    struct Warning: TemplateModel {
        let kind: AlertKind
        let words: [String]
        let told: [String]

        static let names: Names<Self> = [
            .text("kind", \.kind.title), .text("words") { $0.words.joined(separator: "、") },
            .text("script") { AlertScript.text($0.kind) }, .text("told") { $0.told.joined(separator: "、") },
        ]
    }
}

/// What a call-taker says and does when an appeal is of a kind; plain words for the worst moment.
enum AlertScript {
    static func text(_ kind: AlertKind) -> String {
        switch kind {
        case .danger: "不要挂断，问清位置和现场情况；立即转110、119或120，并记下对方回执编号。"
        case .threat: "不要挂断，语气平缓，问清人在哪里、身边有谁；立即转110，并记下回执编号，登记后值班领导会收到。"
        case .gathering: "问清地点、人数和诉求；登记后立即报值班领导。"
        case .minor: "问清孩子是否安全；需要时立即转110；工单设为保密。"
        case .publicSafety: "问清位置、范围和是否有人受伤；需要时转110或119。"
        case .publicOpinion: "如实记录，不作承诺；登记后报值班领导。"
        }
    }
}

extension Website {
    /// Answers `POST /desk/check` with a piece of page.
    @Sendable func checkAppeal(_ request: Request, _ items: FormItems) async throws -> Response {
        let text = items["text"]
        let rules = try actingDesk().rules
        let now = now()
        let found = rules.alertWords.matches(in: text).map { kind, words in
            AppealCheck.Warning(kind: kind, words: words, told: rules.duty.chain(kind, at: now))
        }
        let names = try await officerNames(found.flatMap(\.told))
        let warnings = found.map { warning in
            AppealCheck.Warning(kind: warning.kind, words: warning.words, told: warning.told.map(names.name))
        }
        return html(templates.check.render(AppealCheck(warnings: warnings, numbers: NumberMask.found(in: text))))
    }
}
