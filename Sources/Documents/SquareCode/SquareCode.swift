/// 二维码 (ISO/IEC 18004): a text as a square of dark and light, at error correction level M.
///
/// Bytes only, up to version 10: what an authenticator's address needs.
public struct SquareCode: Hashable, Sendable {
    /// Modules on each side.
    public let size: Int
    /// The modules from the top left, line by line; true is dark.
    public private(set) var modules: [Bool]
    /// Modules that carry no data: patterns, format and version.
    private(set) var reserved: [Bool]

    /// The code of a text; nil where it is longer than 213 bytes of UTF-8.
    public init?(_ text: String) {
        self.init(unmasked: text)
        chooseMask()
    }

    /// The code with one of the eight masks; every reader reads any of them.
    init?(_ text: String, mask: Int) {
        self.init(unmasked: text)
        apply(mask)
        drawFormat(mask)
    }

    private init?(unmasked text: String) {
        let bytes = Array(text.utf8)
        guard let version = SquareCodeVersion.all.first(where: { $0.byteCapacity >= bytes.count }) else { return nil }
        size = 17 + 4 * version.number
        modules = Array(repeating: false, count: size * size)
        reserved = modules
        drawPatterns(version)
        place(version.codewords(of: bytes))
    }

    /// Whether the module of a line and column is dark.
    public func isDark(_ row: Int, _ column: Int) -> Bool { modules[row * size + column] }

    mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
        modules[row * size + column] = isDark
        reserved[row * size + column] = true
    }

    /// Puts bits into what is free: upwards and downwards in columns of two from the right, past the timing column.
    private mutating func place(_ codewords: [UInt8]) {
        var index = 0
        var upwards = true
        var right = size - 1
        while right > 0 {
            if right == 6 { right -= 1 }
            for step in 0..<size {
                let row = upwards ? size - 1 - step : step
                for column in [right, right - 1] where !reserved[row * size + column] {
                    // Bits that are left over are light.
                    let isDark = index < codewords.count * 8 && codewords[index / 8] >> (7 - index % 8) & 1 == 1
                    modules[row * size + column] = isDark
                    index += 1
                }
            }
            upwards.toggle()
            right -= 2
        }
    }

    /// Takes the mask with the least that confuses readers.
    private mutating func chooseMask() {
        let masked = (0..<8).map { mask in
            var code = self
            code.apply(mask)
            code.drawFormat(mask)
            return code
        }
        self = masked.min { $0.penalty < $1.penalty } ?? self
    }

    private mutating func apply(_ mask: Int) {
        for row in 0..<size {
            for column in 0..<size where !reserved[row * size + column] && Self.inverts(mask, row, column) {
                modules[row * size + column].toggle()
            }
        }
    }

    private static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }
}
