/// What every code of a size has beside its data.
extension SquareCode {
    mutating func drawPatterns(_ version: SquareCodeVersion) {
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        for row in version.alignment {
            for column in version.alignment where !reserved[row * size + column] { drawAlignment(row, column) }
        }
        for index in 8..<size - 8 {
            set(6, index, index % 2 == 0)
            set(index, 6, index % 2 == 0)
        }
        drawFormat(0)
        if version.number >= 7 { drawVersion(version.number) }
    }

    /// A finder with the light margin around it.
    private mutating func drawFinder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for across in -4...4 where isInside(row + down, column + across) {
                let distance = max(abs(down), abs(across))
                set(row + down, column + across, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignment(_ row: Int, _ column: Int) {
        for down in -2...2 {
            for across in -2...2 { set(row + down, column + across, max(abs(down), abs(across)) != 1) }
        }
    }

    /// Level M and the mask, twice.
    mutating func drawFormat(_ mask: Int) {
        // Level M is 00; what follows are the check bits of BCH (15, 5).
        let format = Self.checked(mask, degree: 10, by: 0x537) ^ 0x5412
        func bit(_ index: Int) -> Bool { format >> index & 1 == 1 }
        for index in 0...5 { set(index, 8, bit(index)) }
        set(7, 8, bit(6))
        set(8, 8, bit(7))
        set(8, 7, bit(8))
        for index in 9..<15 { set(8, 14 - index, bit(index)) }
        for index in 0..<8 { set(8, size - 1 - index, bit(index)) }
        for index in 8..<15 { set(size - 15 + index, 8, bit(index)) }
        set(size - 8, 8, true)
    }

    private mutating func drawVersion(_ number: Int) {
        let bits = Self.checked(number, degree: 12, by: 0x1F25)
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            set(index / 3, size - 11 + index % 3, isDark)
            set(size - 11 + index % 3, index / 3, isDark)
        }
    }

    /// A number with its check bits behind it: the rest of a division of polynomials over bits.
    private static func checked(_ number: Int, degree: Int, by divisor: Int) -> Int {
        var rest = number << degree
        for shift in stride(from: 5, through: 0, by: -1) where rest >> (degree + shift) & 1 == 1 {
            rest ^= divisor << shift
        }
        return number << degree | rest
    }

    private func isInside(_ row: Int, _ column: Int) -> Bool {
        (0..<size).contains(row) && (0..<size).contains(column)
    }

    // MARK: - Which mask is best (ISO/IEC 18004, 7.8.3)

    /// How much of what confuses readers it has.
    var penalty: Int {
        let lines = (0..<size).map { row in (0..<size).map { isDark(row, $0) } }
        let columns = (0..<size).map { column in (0..<size).map { isDark($0, column) } }
        return (lines + columns).reduce(0) { $0 + Self.runs($1) + Self.finders($1) } + blocks + balance
    }

    /// Runs of five or more.
    private static func runs(_ line: [Bool]) -> Int {
        var (sum, length) = (0, 1)
        for index in 1...line.count {
            if index < line.count, line[index] == line[index - 1] {
                length += 1
            } else {
                if length >= 5 { sum += length - 2 }
                length = 1
            }
        }
        return sum
    }

    /// What looks like a finder, light on one side.
    private static func finders(_ line: [Bool]) -> Int {
        let finder = [true, false, true, true, true, false, true]
        let light = Array(repeating: false, count: 4)
        return (0...line.count - 7).filter { start in
            guard Array(line[start..<start + 7]) == finder else { return false }
            let before = line[max(0, start - 4)..<start]
            let after = line[start + 7..<min(line.count, start + 11)]
            return Array(before) == light || Array(after) == light
        }.count * 40
    }

    /// Squares of four alike.
    private var blocks: Int {
        var count = 0
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let first = isDark(row, column)
                if first == isDark(row, column + 1), first == isDark(row + 1, column),
                    first == isDark(row + 1, column + 1)
                {
                    count += 1
                }
            }
        }
        return count * 3
    }

    /// How far dark and light are from half and half.
    private var balance: Int {
        let dark = modules.count { $0 }
        return abs(dark * 20 - modules.count * 10) / modules.count * 10
    }
}
