/// One size of code at level M: how its bytes are cut into blocks (ISO/IEC 18004, tables 9 and E.1).
struct SquareCodeVersion: Hashable, Sendable {
    let number: Int
    /// Check bytes of each block.
    let checkCount: Int
    /// Data bytes of each block, the shorter ones first.
    let blocks: [Int]
    /// Where alignment patterns have their middle.
    let alignment: [Int]

    private init(_ number: Int, _ checkCount: Int, _ blocks: [Int], _ alignment: [Int]) {
        (self.number, self.checkCount, self.blocks, self.alignment) = (number, checkCount, blocks, alignment)
    }

    static let all = [
        SquareCodeVersion(1, 10, [16], []), SquareCodeVersion(2, 16, [28], [6, 18]),
        SquareCodeVersion(3, 26, [44], [6, 22]), SquareCodeVersion(4, 18, [32, 32], [6, 26]),
        SquareCodeVersion(5, 24, [43, 43], [6, 30]), SquareCodeVersion(6, 16, [27, 27, 27, 27], [6, 34]),
        SquareCodeVersion(7, 18, [31, 31, 31, 31], [6, 22, 38]),
        SquareCodeVersion(8, 22, [38, 38, 39, 39], [6, 24, 42]),
        SquareCodeVersion(9, 22, [36, 36, 36, 37, 37], [6, 26, 46]),
        SquareCodeVersion(10, 26, [43, 43, 43, 43, 44], [6, 28, 50]),
    ]

    private var dataCount: Int { blocks.reduce(0, +) }
    /// Bits of the count of bytes.
    private var countBits: Int { number < 10 ? 8 : 16 }

    /// How many bytes of text fit in.
    var byteCapacity: Int { dataCount - (4 + countBits + 7) / 8 }

    /// Data and check bytes as they are placed: the blocks' first bytes, then their second and so on.
    func codewords(of bytes: [UInt8]) -> [UInt8] {
        var rest = data(bytes)[...]
        let data = blocks.map { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        let checks = data.map { ReedSolomon.check($0, count: checkCount) }
        return Self.woven(data) + Self.woven(checks)
    }

    private static func woven(_ blocks: [[UInt8]]) -> [UInt8] {
        (0..<(blocks.map(\.count).max() ?? 0)).flatMap { index in
            blocks.compactMap { index < $0.count ? $0[index] : nil }
        }
    }

    /// Mode, count, bytes, end, and filling.
    private func data(_ bytes: [UInt8]) -> [UInt8] {
        var bits = Self.bits(0b0100, 4) + Self.bits(bytes.count, countBits)
        for byte in bytes { bits += Self.bits(Int(byte), 8) }
        bits += Array(repeating: false, count: min(4, dataCount * 8 - bits.count))
        bits += Array(repeating: false, count: (8 - bits.count % 8) % 8)
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var filling: UInt8 = 0xEC
        while data.count < dataCount {
            data.append(filling)
            filling ^= 0xEC ^ 0x11
        }
        return data
    }

    private static func bits(_ number: Int, _ count: Int) -> [Bool] {
        (0..<count).map { number >> (count - 1 - $0) & 1 == 1 }
    }
}

/// Check bytes over GF(256) with x⁸ + x⁴ + x³ + x² + 1.
enum ReedSolomon {
    /// The rest of the data by the product of (x - 2^i).
    static func check(_ data: [UInt8], count: Int) -> [UInt8] {
        var divisor: [UInt8] = Array(repeating: 0, count: count - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                divisor[index] = product(divisor[index], root) ^ (index + 1 < count ? divisor[index + 1] : 0)
            }
            root = product(root, 2)
        }
        var rest: [UInt8] = Array(repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for index in 0..<count { rest[index] ^= product(divisor[index], factor) }
        }
        return rest
    }

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var result = 0
        for bit in stride(from: 7, through: 0, by: -1) {
            result = result << 1 ^ (result >> 7 * 0x11D)
            if other >> bit & 1 == 1 { result ^= Int(one) }
        }
        return UInt8(truncatingIfNeeded: result)
    }
}
