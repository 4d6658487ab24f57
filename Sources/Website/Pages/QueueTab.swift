import Templates

/// A tab of a desk: one of its queues, with how many are in it.
struct QueueTab: TemplateModel {
    /// As addresses and scripts name it.
    let name: String
    let title: String
    let path: String
    let count: ListTotal
    let isCurrent: Bool

    static let names: Names<Self> = [
        .text("name", \.name), .text("title", \.title), .text("path", \.path), .text("count", \.count.text),
        .flag("is-current", \.isCurrent),
    ]
}
