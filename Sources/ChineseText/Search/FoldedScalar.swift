/// What a scalar of a text is to a search.
enum FoldedScalar: Hashable {
    /// Stands for itself: a Chinese character, kana, Hangul, an emoji.
    case character(UInt32)
    /// A letter, part of a word.
    case letter(UInt32)
    /// A digit, part of a number.
    case digit(UInt32)
    /// Nothing at all: variation selectors, joiners, accents, the dot of a car plate.
    case nothing
    /// What separates: spaces, punctuation.
    case gap
}

/// The normal form of single scalars: half width, lower case, simplified.
///
/// 1:1, so that a place in the normal form is a place in the text.
struct ScalarFolding: Sendable {
    /// Where the table begins: CJK Extension A, the first block with traditional characters.
    private static let first: UInt32 = 0x3400

    /// For each scalar from ``first`` to the end of the basic plane the simplified one.
    private let simplified: [UInt16]

    /// The table of this program; read once.
    static let standard = ScalarFolding(lines: String(decoding: PackageResources.simplified_txt, as: UTF8.self))

    /// Reads lines of a simplified character, a space and its traditional ones; a line with `#` is a comment.
    init(lines: String) {
        var table = (Self.first...0xFFFF).map(UInt16.init)
        for line in lines.split(separator: "\n") where !line.hasPrefix("#") {
            let scalars = Array(line.unicodeScalars)
            guard let form = scalars.first.flatMap({ UInt16(exactly: $0.value) }) else { continue }
            for traditional in scalars.dropFirst(2) {
                let place = Int(traditional.value) - Int(Self.first)
                if table.indices.contains(place) { table[place] = form }
            }
        }
        simplified = table
    }

    /// What `scalar` is; the most frequent kinds are asked first.
    func fold(_ scalar: Unicode.Scalar) -> FoldedScalar {
        let value = scalar.value
        switch value {
        case 0x3400...0x9FFF, 0xF900...0xFAFF:
            return .character(UInt32(simplified[Int(value - Self.first)]))
        case 0x30...0x39: return .digit(value)
        case 0x41...0x5A: return .letter(value + 0x20)
        case 0x61...0x7A: return .letter(value)
        case 0...0x7F: return .gap
        // Full-width forms.
        case 0xFF01...0xFF5E: return fold(Unicode.Scalar(value - 0xFEE0) ?? " ")
        default: return foldRare(scalar)
        }
    }

    private func foldRare(_ scalar: Unicode.Scalar) -> FoldedScalar {
        let value = scalar.value
        switch value {
        // Dots inside plates and names, joiners, variation selectors, skin tones.
        case 0xB7, 0x2022, 0x2027, 0x30FB, 0x200B...0x200D, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0100...0xE01EF:
            return .nothing
        case 0x3005, 0x3007, 0x3040...0x30FF, 0xAC00...0xD7AF, 0x20000...0x3FFFF: return .character(value)
        case 0x1F000...0x1FFFF, 0x2600...0x27BF: return .character(value)
        // Private characters: old systems' own for rare names.
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: return .character(value)
        default: return foldByProperties(scalar)
        }
    }

    private func foldByProperties(_ scalar: Unicode.Scalar) -> FoldedScalar {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return .nothing
        case .decimalNumber:
            guard let digit = scalar.properties.numericType.flatMap({ _ in scalar.properties.numericValue }) else {
                return .letter(scalar.value)
            }
            return .digit(0x30 + UInt32(digit))
        case .uppercaseLetter, .titlecaseLetter:
            return .letter(scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value)
        case .lowercaseLetter, .modifierLetter, .otherLetter, .letterNumber, .otherNumber: return .letter(scalar.value)
        default: return .gap
        }
    }
}
