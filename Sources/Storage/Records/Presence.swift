import WorkOrders

/// Which tables hold rows about an order, so that a file is read with few queries: most orders have few kinds of rows.
struct Presence: OptionSet, Hashable, Sendable {
    let rawValue: Int

    static let sendBacks = Presence(rawValue: 1)
    static let extensions = Presence(rawValue: 2)
    static let attempts = Presence(rawValue: 4)
    static let replies = Presence(rawValue: 8)
    static let visits = Presence(rawValue: 16)
    static let contacts = Presence(rawValue: 32)
    static let supervisions = Presence(rawValue: 64)
    static let matters = Presence(rawValue: 128)
    /// For an order without events, whose rows came by import.
    static let all = Presence(rawValue: 255)

    init(rawValue: Int) { self.rawValue = rawValue }

    /// What a file holds.
    init(_ file: CaseFile) {
        var presence: Presence = []
        if !file.sendBacks.isEmpty { presence.insert(.sendBacks) }
        if !file.extensions.isEmpty { presence.insert(.extensions) }
        if !file.attempts.isEmpty { presence.insert(.attempts) }
        if !file.replies.isEmpty { presence.insert(.replies) }
        if !file.visits.isEmpty { presence.insert(.visits) }
        if !file.contacts.isEmpty { presence.insert(.contacts) }
        if !file.supervisions.isEmpty { presence.insert(.supervisions) }
        if file.matters != Matters() { presence.insert(.matters) }
        self = presence
    }
}
