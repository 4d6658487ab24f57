/// One line of a template: its bytes and tags, up to the line ending.
struct Line {
    var tokens: [Token] = []

    /// Whether the line holds nothing but tags that write nothing themselves: such a line leaves no trace.
    var isStandalone: Bool {
        let signs = signs
        guard !signs.isEmpty, tokens.allSatisfy(isBlankOrTag), !hasBlockInside else { return false }
        return signs == [.partial] || signs.allSatisfy(isSilent)
    }

    /// The blank bytes before the first tag; none when something else comes first.
    var indent: [UInt8] {
        guard case .bytes(let bytes)? = tokens.first, bytes.allSatisfy(isBlank) else { return [] }
        return Array(bytes)
    }

    private var signs: [Sign] {
        tokens.compactMap { token in
            guard case .tag(let tag) = token else { return nil }
            return tag.sign
        }
    }

    // A block opened and closed in one line is where its content goes: the line ending stays.
    private var hasBlockInside: Bool {
        guard let block = signs.firstIndex(of: .block) else { return false }
        return signs[block...].contains(.close)
    }

    private func isBlankOrTag(_ token: Token) -> Bool {
        guard case .bytes(let bytes) = token else { return true }
        return bytes.allSatisfy(isBlank)
    }

    private func isSilent(_ sign: Sign) -> Bool {
        switch sign {
        case .escaped, .unescaped, .partial: false
        case .section, .inverted, .close, .parent, .block, .comment: true
        }
    }
}

extension Scanner {
    /// All lines of the source; a tag that spans lines belongs to the line it begins in.
    mutating func lines() throws(TemplateError) -> [Line] {
        var lines = [Line()]
        while let token = try next() {
            lines[lines.count - 1].tokens.append(token)
            if case .bytes(let bytes) = token, bytes.last == newline { lines.append(Line()) }
        }
        return lines
    }
}
