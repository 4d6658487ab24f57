/// An answer that the server still owes, in the order in which the questions were sent.
enum Reply {
    case preparation(text: String)
    case deallocation(name: String)
    case opening
    case statement(text: String, changed: ((Int) throws -> Void)?)
    case rows(text: String)
    case commit
    case rollback
    /// The end of what was sent together; after an error the server skips everything up to here.
    case sync
}

/// First in, first out.
struct ReplyQueue {
    private var replies: [Reply] = []
    private var head = 0
    /// How many of those waiting have somebody to tell.
    private(set) var listeners = 0

    var count: Int { replies.count - head }
    var isEmpty: Bool { count == 0 }
    var first: Reply? { isEmpty ? nil : replies[head] }

    mutating func append(_ reply: Reply) {
        if case .statement(_, .some) = reply { listeners += 1 }
        replies.append(reply)
    }

    mutating func popFirst() -> Reply? {
        guard !isEmpty else { return nil }
        let reply = replies[head]
        if case .statement(_, .some) = reply { listeners -= 1 }
        head += 1
        if head == replies.count { removeAll() } else if head >= 512 { removeTaken() }
        return reply
    }

    mutating func removeAll() {
        replies.removeAll(keepingCapacity: true)
        (head, listeners) = (0, 0)
    }

    private mutating func removeTaken() {
        replies.removeFirst(head)
        head = 0
    }
}
