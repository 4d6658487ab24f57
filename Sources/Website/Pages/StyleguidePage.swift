import Templates

/// `/styleguide` and `/styleguide/desk`: every component with sample texts, in the demo only.
///
/// The texts stand in the templates: there is nothing to ask the database for.
struct StyleguidePage: TemplateModel {
    let frame: Frame

    static let names: Names<Self> = [.group("frame", \.frame)]
}
