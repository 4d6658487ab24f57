import Hummingbird
import Templates

/// `/styleguide` and `/styleguide/desk`: every component with sample texts, in the demo only.
///
/// The texts stand in the templates: there is nothing to ask the database for.
struct StyleguidePage: TemplateModel {
    let frame: Frame

    static let names: Names<Self> = [.group("frame", \.frame)]
}

extension Website {
    /// Answers `GET /styleguide`.
    @Sendable func styleguide(_ request: Request) async throws -> Response {
        html(templates.styleguide.render(StyleguidePage(frame: try guideFrame(request, .none))))
    }

    /// Answers `GET /styleguide/desk`.
    @Sendable func styleguideDesk(_ request: Request) async throws -> Response {
        html(templates.styleguideDesk.render(StyleguidePage(frame: try guideFrame(request, .desk))))
    }

    /// In the look that the address asks for, so that all of them can be seen without changing one's own.
    private func guideFrame(_ request: Request, _ section: Frame.Section) throws -> Frame {
        let items = try RequestItems(request)
        var site = self
        if let theme = ["light", "dark"].first(where: { $0 == items.value("theme") }) { site.look.theme = theme }
        if items.value("text") == "large" { site.look.text = "large" }
        return site.frame("样式指南", section)
    }
}
