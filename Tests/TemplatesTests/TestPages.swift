import Templates

/// A page with one name of each kind.
struct SamplePage: TemplateModel {
    var title = "楼道照明损坏"
    var reply: String?
    var count: Int? = 3
    var chart: HTML? = HTML(trusted: "<svg/>")
    var isOverdue = false
    var site = SampleSite()
    var citizen: SampleCitizen?
    var rows: [SampleRow] = []
    var tags: [String] = []

    static let names: Names<Self> = [
        .text("title", \.title), .text("reply", \.reply), .number("count", \.count), .html("chart", \.chart),
        .flag("overdue", \.isOverdue), .group("site", \.site), .group("citizen", \.citizen), .list("rows", \.rows),
        .texts("tags", \.tags),
    ]
}

struct SampleSite: TemplateModel {
    var city = "淮北"
    var prefix = "/12345"

    static let names: Names<Self> = [.text("city", \.city), .text("prefix", \.prefix)]
}

struct SampleCitizen: TemplateModel {
    var name = "张先生"
    var phone: String?

    static let names: Names<Self> = [.text("name", \.name), .text("phone", \.phone)]
}

/// A row that may hold rows of its own kind.
struct SampleRow: TemplateModel {
    var number = ""
    var children: [SampleRow] = []

    static let names: Names<Self> = [.text("number", \.number), .list("children", \.children)]
}

/// What a template makes of a page; other templates may be given with it.
func render(
    _ template: String,
    _ page: SamplePage = SamplePage(),
    with others: [String: String] = [:]
) throws(TemplateError) -> String {
    let library = try Library(templates: others.merging(["page": template]) { $1 })
    return try library.template("page", for: SamplePage.self).render(page).description
}

/// The error a template gives at start-up.
func fault(_ template: String, with others: [String: String] = [:]) -> TemplateError? {
    do {
        _ = try render(template, with: others)
        return nil
    } catch {
        return error
    }
}
