/// All templates of a program, parsed once at start.
///
/// ```swift
/// struct BadgePage: TemplateModel {
///     let number: String
///     let isOverdue: Bool
///     static let names: Names<Self> = [.text("number", \.number), .flag("overdue", \.isOverdue)]
/// }
/// let library = try Library(templates: ["badge": "{{number}}{{#overdue}} <b>超期</b>{{/overdue}}"])
/// let badge = try library.template("badge", for: BadgePage.self)
/// let html = badge.render(BadgePage(number: "HB220228000001", isOverdue: true))
/// ```
public struct Library: Sendable {
    private let templates: [String: [Node]]

    /// Parses templates.
    ///
    /// - Parameter texts: The text of each template under the name other templates call it by.
    /// - Throws: the first fault, in the order of names.
    public init(templates texts: [String: String]) throws(TemplateError) {
        var templates: [String: [Node]] = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            templates[name] = try Parser.parse(Array(text.utf8), template: name)
        }
        self.templates = templates
    }

    /// Prepares the template of a page and checks every name it uses against the page's.
    ///
    /// - Parameters:
    ///   - name: The template's name.
    ///   - page: The type of the page, which says what names there are.
    /// - Returns: the template, ready to render any page of that type.
    /// - Throws: the first fault found in the template and those it includes.
    public func template<Page: TemplateModel>(
        _ name: String,
        for page: Page.Type
    ) throws(TemplateError) -> Template<Page> {
        Template(program: try program(name, for: page.names.shape))
    }

    func program(_ name: String, for shape: Shape) throws(TemplateError) -> Program {
        try Compiler.program(name, of: templates, for: shape)
    }
}

/// A template that fits one type of page: nothing is left that could fail.
public struct Template<Page: TemplateModel>: Sendable {
    let program: Program

    /// The page as markup, which may also stand in another page.
    public func render(_ page: Page) -> HTML {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        render(page, into: &bytes)
        return HTML(bytes: bytes)
    }

    /// Appends the page to bytes that are there already.
    public func render(_ page: Page, into output: inout [UInt8]) {
        program.render(Page.names.values(of: page), into: &output)
    }
}
