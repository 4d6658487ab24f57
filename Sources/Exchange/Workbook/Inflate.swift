/// Unpacks deflated bytes (RFC 1951), never to more than was announced: a small file can't fill the memory.
struct Inflate {
    private var input: ArraySlice<UInt8>
    private var bits = 0
    private var bitCount = 0
    private var output: [UInt8] = []
    private let limit: Int

    /// The bytes that `input` stands for; nil where it is damaged or makes more than `limit` bytes.
    static func bytes(of input: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        var inflate = Inflate(input: input, limit: limit)
        return inflate.run() ? inflate.output : nil
    }

    private init(input: ArraySlice<UInt8>, limit: Int) {
        self.input = input
        self.limit = limit
    }

    private mutating func run() -> Bool {
        while true {
            guard let isLast = take(1), let kind = take(2) else { return false }
            let isGood =
                switch kind {
                case 0: copyStored()
                case 1: expand(Self.fixedLengths, Self.fixedDistances)
                case 2: expandDynamic()
                default: false
                }
            guard isGood else { return false }
            if isLast == 1 { return true }
        }
    }

    private mutating func take(_ count: Int) -> Int? {
        while bitCount < count {
            guard let byte = input.popFirst() else { return nil }
            bits |= Int(byte) << bitCount
            bitCount += 8
        }
        defer {
            bits >>= count
            bitCount -= count
        }
        return bits & (1 << count - 1)
    }

    private mutating func copyStored() -> Bool {
        (bits, bitCount) = (0, 0)
        guard let low = take(8), let high = take(8), take(16) != nil else { return false }
        let count = low | high << 8
        guard input.count >= count, output.count + count <= limit else { return false }
        output += input.prefix(count)
        input = input.dropFirst(count)
        return true
    }

    private mutating func expand(_ lengths: Codes, _ distances: Codes) -> Bool {
        while true {
            guard let symbol = symbol(of: lengths) else { return false }
            if symbol == 256 { return true }
            if symbol < 256 {
                guard output.count < limit else { return false }
                output.append(UInt8(symbol))
            } else {
                guard repeatEarlier(symbol - 257, distances) else { return false }
            }
        }
    }

    private mutating func repeatEarlier(_ index: Int, _ distances: Codes) -> Bool {
        guard index < Self.lengthBases.count, let more = take(Self.lengthBits[index]),
            let place = symbol(of: distances), place < Self.distanceBases.count,
            let further = take(Self.distanceBits[place])
        else { return false }
        let (length, distance) = (Self.lengthBases[index] + more, Self.distanceBases[place] + further)
        guard distance <= output.count, output.count + length <= limit else { return false }
        for _ in 0..<length { output.append(output[output.count - distance]) }
        return true
    }

    private mutating func expandDynamic() -> Bool {
        guard let lengthCount = take(5), let distanceCount = take(5), let codeCount = take(4) else { return false }
        let counts = (lengthCount + 257, distanceCount + 1)
        guard counts.0 <= 286, counts.1 <= 30 else { return false }
        var order = Array(repeating: 0, count: 19)
        for index in 0..<codeCount + 4 {
            guard let length = take(3) else { return false }
            order[Self.codeOrder[index]] = length
        }
        guard let codes = Codes(order), let lengths = readLengths(counts.0 + counts.1, codes),
            let first = Codes(Array(lengths[..<counts.0])), let second = Codes(Array(lengths[counts.0...]))
        else { return false }
        return expand(first, second)
    }

    private mutating func readLengths(_ count: Int, _ codes: Codes) -> [Int]? {
        var lengths: [Int] = []
        while lengths.count < count {
            guard let symbol = symbol(of: codes) else { return nil }
            switch symbol {
            case 16:
                guard let last = lengths.last, let more = take(2) else { return nil }
                lengths += Array(repeating: last, count: 3 + more)
            case 17:
                guard let more = take(3) else { return nil }
                lengths += Array(repeating: 0, count: 3 + more)
            case 18:
                guard let more = take(7) else { return nil }
                lengths += Array(repeating: 0, count: 11 + more)
            default: lengths.append(symbol)
            }
        }
        return lengths.count == count ? lengths : nil
    }

    /// Walks the code bit by bit: codes of one length are numbers that follow each other.
    private mutating func symbol(of codes: Codes) -> Int? {
        var (code, first, index) = (0, 0, 0)
        for length in 1...15 {
            guard let bit = take(1) else { return nil }
            code |= bit
            let count = codes.counts[length]
            if code - first < count { return codes.symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }

    /// A code by the lengths of its symbols; nil where more codes are used than there are.
    private struct Codes {
        var counts = Array(repeating: 0, count: 16)
        var symbols: [Int]

        init?(_ lengths: [Int]) {
            for length in lengths { counts[length] += 1 }
            counts[0] = 0
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                guard left >= 0 else { return nil }
            }
            symbols = lengths.enumerated().filter { $0.element > 0 }
                .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }.map(\.offset)
        }

        /// Of the program itself: known to be a code.
        init(fixed lengths: [Int]) {
            self = Codes(lengths) ?? Codes(symbols: [])
        }

        private init(symbols: [Int]) { self.symbols = symbols }
    }

    private static let fixedLengths = Codes(
        fixed: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    )
    private static let fixedDistances = Codes(fixed: Array(repeating: 5, count: 30))
    private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
