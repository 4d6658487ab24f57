/// A place in a template, printed as `work-orders/show:12:5`.
public struct TemplatePlace: Hashable, Sendable, CustomStringConvertible {
    /// The template's name, as given to the library.
    public let template: String
    /// The line, from 1.
    public let line: Int
    /// The column in characters, from 1.
    public let column: Int

    /// Template, line and column, as compilers print them.
    public var description: String { "\(template):\(line):\(column)" }
}

/// What is wrong with a template: found at start-up, for the developer who wrote it.
public enum TemplateError: Error, Hashable, Sendable {
    /// `{{` without its `}}`.
    case unclosedTag(at: TemplatePlace)
    /// `{{=<% %>=}}`.
    case delimitersNotSupported(at: TemplatePlace)
    /// A name that is empty or has a character that names do not have.
    case badName(String, at: TemplatePlace)
    /// A section, block or parent without its closing tag.
    case unclosedSection(String, at: TemplatePlace)
    /// A closing tag where nothing is open.
    case nothingToClose(String, at: TemplatePlace)
    /// A closing tag that names something else than what is open.
    case wrongClosingTag(String, open: String, openedAt: TemplatePlace, at: TemplatePlace)
    /// Two blocks of one name for the same parent.
    case blockGivenTwice(String, at: TemplatePlace)
    /// Tags or templates inside each other without a reasonable end, such as a partial that includes itself.
    case nestedTooDeep(String, at: TemplatePlace)
    /// A page of more included templates than any page has.
    case tooManyInclusions(at: TemplatePlace)
    /// A page, partial or parent that is not in the library; without a place when a page asked for it.
    case noSuchTemplate(String, at: TemplatePlace?)
    /// A block that the parent does not have.
    case noSuchBlock(String, parent: String, at: TemplatePlace)
    /// A name that neither the row nor anything around it declares.
    case unknownName(String, declared: [String], at: TemplatePlace)
    /// A name used as something it is not.
    case wrongUse(String, advice: String, at: TemplatePlace)
    /// A value where escaping does not protect the page.
    case unsafePlace(String, where: String, at: TemplatePlace)
    /// A model that declares one name twice.
    case nameDeclaredTwice(String, model: String)

    /// Where to look; nil when no template is at fault.
    public var place: TemplatePlace? {
        switch self {
        case .unclosedTag(let place), .delimitersNotSupported(let place), .badName(_, let place),
            .unclosedSection(_, let place), .nothingToClose(_, let place), .wrongClosingTag(_, _, _, let place),
            .blockGivenTwice(_, let place), .nestedTooDeep(_, let place), .tooManyInclusions(let place),
            .noSuchBlock(_, _, let place), .unknownName(_, _, let place), .wrongUse(_, _, let place),
            .unsafePlace(_, _, let place):
            place
        case .noSuchTemplate(_, let place): place
        case .nameDeclaredTwice: nil
        }
    }
}

extension TemplateError: CustomStringConvertible {
    /// The place and one sentence saying what to do.
    public var description: String {
        guard let place else { return sentence }
        return "\(place): \(sentence)"
    }

    private var sentence: String {
        switch self {
        case .unclosedTag: "this tag has no closing braces"
        case .delimitersNotSupported: "set-delimiter tags are not supported; write {{ and }}"
        case .badName(let name, _): "'\(name)' is not a name: use letters, digits, - _ / and dots between parts"
        case .unclosedSection(let name, _): "'\(name)' is opened here and never closed; add {{/\(name)}}"
        case .nothingToClose(let name, _): "{{/\(name)}} closes nothing"
        case .wrongClosingTag(let name, let open, let place, _):
            "{{/\(name)}} closes '\(open)', opened at \(place.line):\(place.column); write {{/\(open)}}"
        case .blockGivenTwice(let name, _): "the block '\(name)' is given twice"
        case .nestedTooDeep(let name, _): "'\(name)' is nested too deeply; a template that includes itself has no end"
        case .tooManyInclusions: "the page includes more than \(Compiler.mostInclusions) templates"
        case .noSuchTemplate(let name, _): "there is no template '\(name)'"
        case .noSuchBlock(let name, let parent, _): "the template '\(parent)' has no block '\(name)'"
        case .unknownName(let name, let declared, _):
            "the page declares no '\(name)' here; it declares "
                + (declared.isEmpty ? "nothing" : declared.joined(separator: ", "))
        case .wrongUse(let name, let advice, _): "'\(name)' is \(advice)"
        case .unsafePlace(let name, let place, _):
            "'\(name)' stands \(place), where escaping does not protect the page"
        case .nameDeclaredTwice(let name, let model): "\(model) declares the name '\(name)' twice"
        }
    }
}
