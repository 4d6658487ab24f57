/// 标签: one of a coded list, with who keeps it (domain.md §1.6).
///
/// Its effects come with the rule.
public struct Tag: Hashable, Sendable {
    public var name: String
    public var owner: String?

    public init(name: String, owner: String? = nil) {
        self.name = name
        self.owner = owner
    }
}
