import Templates

/// What stands around every page.
struct Frame: TemplateModel {
    /// The part of the site that a page belongs to.
    enum Section: Sendable {
        case start
        case bulletins
        case orders
        case dispatches
        case none
    }

    let title: String
    let section: Section
    let paths: Paths

    static let names: Names<Self> = [
        .text("title", \.title),
        .text("style", \.paths.style), .text("icon", \.paths.icon),
        .text("start", \.paths.start), .text("bulletins", \.paths.bulletins),
        .text("orders", \.paths.workOrders), .text("dispatches", \.paths.dispatches),
        .flag("in-start") { $0.section == .start }, .flag("in-bulletins") { $0.section == .bulletins },
        .flag("in-orders") { $0.section == .orders }, .flag("in-dispatches") { $0.section == .dispatches },
    ]
}

extension Website {
    func frame(_ title: String, _ section: Frame.Section) -> Frame {
        Frame(title: title, section: section, paths: paths)
    }
}

/// Words that lead somewhere, or just words.
struct Link: TemplateModel, Hashable {
    let text: String
    let path: String?

    init(_ text: String, _ path: String? = nil) {
        self.text = text
        self.path = path
    }

    static let names: Names<Self> = [.text("text", \.text), .text("path", \.path)]
}
