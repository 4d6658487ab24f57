/// How many columns a text takes in a terminal: Chinese characters and full-width marks take two.
///
/// The wide ranges of Unicode's EastAsianWidth (classes W and F); ambiguous ones such as — take one.
enum DisplayWidth {
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF,
        0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
    /// Marks that sit on the character before them.
    private static let zero: [ClosedRange<UInt32>] = [0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F]

    static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1.value) }
    }

    private static func width(_ scalar: UInt32) -> Int {
        if scalar < 0x0300 { return 1 }
        if zero.contains(where: { $0.contains(scalar) }) { return 0 }
        return wide.contains { $0.contains(scalar) } ? 2 : 1
    }
}
