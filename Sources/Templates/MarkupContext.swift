/// Where in HTML a template stands, followed byte by byte, as far as escaping depends on it.
///
/// Escaped text is harmless in element content and in quoted attribute values, nowhere else. The branches of
/// sections are followed one after another, which is right for every section that keeps quotes and angles in pairs.
struct MarkupContext {
    private enum State: Equatable {
        case content
        case afterAngle
        case tagName
        case tag
        case beforeValue
        case unquotedValue
        case quotedValue(UInt8)
        case declaration
        case comment
        case scriptOrStyle
    }

    private var state = State.content
    private var tagName: [UInt8] = []
    // The last bytes, in lower case: more than enough for `</script`.
    private var recent: [UInt8] = []

    /// Why a value must not stand here; nil when it may.
    func objection(to kind: Kind) -> String? {
        switch (state, kind) {
        case (.content, _), (.quotedValue, .text), (.comment, .text): nil
        case (.quotedValue, _): "in an attribute"
        case (.comment, _), (.declaration, _): "in a comment or declaration"
        case (.beforeValue, _), (.unquotedValue, _): "in an attribute without quotation marks"
        case (.scriptOrStyle, _): "in a script or style"
        case (.afterAngle, _), (.tagName, _), (.tag, _): "inside a tag"
        }
    }

    /// Follows what the template writes.
    mutating func follow(_ bytes: [UInt8]) {
        for byte in bytes {
            let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            follow(isCapital ? byte | 0x20 : byte)
        }
    }

    private mutating func follow(_ byte: UInt8) {
        if recent.count == 64 { recent.removeFirst(48) }
        recent.append(byte)
        let before = state
        state = next(byte)
        if state == .tagName { tagName = before == .tagName ? tagName + [byte] : [byte] }
        if state == .tag, before == .afterAngle || before == .scriptOrStyle { tagName = [] }
    }

    private func next(_ byte: UInt8) -> State {
        switch state {
        case .content: byte == UInt8(ascii: "<") ? .afterAngle : .content
        case .afterAngle: afterAngle(byte)
        case .tagName: isBlank(byte) ? .tag : inTag(byte, else: .tagName)
        case .tag: inTag(byte, else: .tag)
        case .beforeValue: beforeValue(byte)
        case .unquotedValue: isBlank(byte) ? .tag : endOfTag(byte) ?? .unquotedValue
        case .quotedValue(let quote): byte == quote ? .tag : state
        case .declaration: recentEnds("<!--") ? .comment : endOfTag(byte) ?? .declaration
        case .comment: recentEnds("-->") ? .content : .comment
        case .scriptOrStyle: recentEnds("</script") || recentEnds("</style") ? .tag : .scriptOrStyle
        }
    }

    private func afterAngle(_ byte: UInt8) -> State {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .tagName
        case UInt8(ascii: "/"): .tag
        case UInt8(ascii: "!"): .declaration
        case UInt8(ascii: "<"): .afterAngle
        default: .content
        }
    }

    private func inTag(_ byte: UInt8, else same: State) -> State {
        byte == UInt8(ascii: "=") ? .beforeValue : endOfTag(byte) ?? same
    }

    private func beforeValue(_ byte: UInt8) -> State {
        guard byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") else { return .quotedValue(byte) }
        return isBlank(byte) ? .beforeValue : endOfTag(byte) ?? .unquotedValue
    }

    private func endOfTag(_ byte: UInt8) -> State? {
        guard byte == UInt8(ascii: ">") else { return nil }
        let isRaw = tagName.elementsEqual("script".utf8) || tagName.elementsEqual("style".utf8)
        return isRaw ? .scriptOrStyle : .content
    }

    private func recentEnds(_ text: String) -> Bool {
        recent.suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
