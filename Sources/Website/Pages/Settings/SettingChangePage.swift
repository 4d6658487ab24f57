import Bulletins
import Casework
import Storage
import Templates
import WorkOrders

/// The form of one change of a setting that is no file, and its preview.
struct SettingChangePage: TemplateModel {
    let frame: Frame
    let title: String
    /// Where it belongs to: the list, or what is changed.
    let back: Link
    let action: String
    let about: String
    var fields: [ActionField]
    /// What was seen when the form was opened, and with a preview what was typed.
    var kept: [QueryItem] = []
    var preview: SettingsPreview?
    var problem: String?
    /// What was changed about it, where no page of its own tells it.
    var history: [SettingsEvent] = []

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("title", \.title), .text("back", \.back.path), .text("back-text", \.back.text),
        .text("settings", \.frame.paths.settings), .text("action", \.action), .text("about", \.about),
        .list("fields", \.fields),
        .list("kept") { $0.kept.map(AccountChangePage.KeptField.init) }, .text("problem", \.problem),
        .flag("is-form") { $0.preview == nil }, .flag("is-preview") { $0.preview != nil },
        .texts("added") { $0.preview?.difference.added ?? [] },
        .texts("removed") { $0.preview?.difference.removed ?? [] },
        .flag("adds") { $0.preview?.difference.added.isEmpty == false },
        .flag("removes") { $0.preview?.difference.removed.isEmpty == false },
        .texts("effects") { $0.preview?.effects ?? [] }, .texts("warnings") { $0.preview?.warnings ?? [] },
        .list("history") { $0.history.map(ChangeLine.init) }, .flag("has-history") { !$0.history.isEmpty },
        .flag("warns") { $0.preview?.warnings.isEmpty == false },
    ]

    /// The form with what was typed in it.
    mutating func fill(_ items: FormItems) {
        fields = fields.map { $0.filled(items) }
        kept = Self.kept(items.seen)
    }

    /// The preview, with everything that was typed along.
    mutating func show(_ preview: SettingsPreview, of items: FormItems) {
        self.preview = preview
        kept = items.items.filter { !["csrf", "back", "confirm"].contains($0.name) }
    }

    /// What the fields were when the form was opened, to be sent along.
    static func kept(_ values: [String]) -> [QueryItem] {
        values.enumerated().map { QueryItem(seen($0.offset), $0.element) }
    }

    fileprivate static func seen(_ index: Int) -> String { "seen\(index)" }
}

extension FormItems {
    /// What the fields were when the form was opened.
    var seen: [String] {
        var values: [String] = []
        while let item = items.first(where: { $0.name == SettingChangePage.seen(values.count) }) {
            values.append(item.value)
        }
        return values
    }
}
