import Accounts
import Casework
import Documents
import Hummingbird
import Storage
import Templates
import WorkOrders

/// 常用语: what an officer's abbreviations stand for, to look at, add and remove.
struct PhrasesPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let own: [Entry]
    let city: [Entry]
    /// What was typed and can't be kept, with why.
    var typed = Phrase("", "")
    var problem: String?
    var done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("own", \.own), .list("city", \.city), .text("problem", \.problem),
        .text("done", \.done), .text("action", \.paths.phrases), .text("abbreviation", \.typed.abbreviation),
        .text("text", \.typed.text), .flag("has-none") { $0.own.isEmpty }, .flag("has-city") { !$0.city.isEmpty },
    ]

    /// A phrase as it stands in a list.
    struct Entry: TemplateModel {
        let phrase: Phrase

        static let names: Names<Self> = [
            .text("abbreviation", \.phrase.abbreviation), .text("text", \.phrase.text),
        ]
    }
}

extension Website {
    private var phraseDesk: PhraseDesk { PhraseDesk(database: database, city: cityLists.phrases) }

    /// Answers `GET /phrases`.
    @Sendable func showPhrases(_ request: Request) async throws -> Response {
        html(templates.phrases.render(try await phrasesPage()))
    }

    /// Answers `POST /phrases`: keeps one, or removes the one whose button was pressed.
    @Sendable func changePhrases(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let officer = visitor?.account.id else { throw PageError.signInNeeded }
        if let abbreviation = items.given("remove") {
            try await phraseDesk.remove(abbreviation, of: officer)
            return redirect(to: paths.phrases)
        }
        let typed = Phrase(items["abbreviation"], items["text"])
        guard FoundNumber.all(in: typed.text).isEmpty else {
            return try await refused(typed, "常用语不加密保存，不能含手机号和证件号，请删去。")
        }
        do {
            try await phraseDesk.keep(typed, of: officer)
        } catch let refusal as PhraseRefusal {
            return try await refused(typed, refusal.sentence)
        }
        return redirect(to: paths.phrases)
    }

    /// Answers `GET /phrases/list`: rows of abbreviation and text, for the fields that expand them.
    @Sendable func listPhrases(_ request: Request) async throws -> Response {
        let (own, city) = try await phraseDesk.phrases(of: visitor?.account.id ?? "")
        return json(.array((own + city).map { .array([.string($0.abbreviation), .string($0.text)]) }))
    }

    private func phrasesPage() async throws -> PhrasesPage {
        let (own, city) = try await phraseDesk.phrases(of: visitor?.account.id ?? "")
        return PhrasesPage(
            frame: frame("常用语", .none),
            paths: paths,
            own: own.map(PhrasesPage.Entry.init),
            city: city.map(PhrasesPage.Entry.init)
        )
    }

    private func refused(_ typed: Phrase, _ problem: String) async throws -> Response {
        var page = try await phrasesPage()
        (page.typed, page.problem) = (typed, problem)
        return html(templates.phrases.render(page), status: .unprocessableContent)
    }
}
