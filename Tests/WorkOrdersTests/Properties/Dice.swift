import Foundation

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number from 0 up to a bound.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Whether something that happens so many times in a hundred happens.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// One of several; nil of none.
    mutating func any<Element>(_ elements: [Element]) -> Element? { elements.isEmpty ? nil : pick(elements) }
}

/// How many sequences the properties are tried on: `HOTLINE_FUZZ`, else so many as take some seconds.
enum Fuzz {
    static let sequences = ProcessInfo.processInfo.environment["HOTLINE_FUZZ"].flatMap { Int($0) } ?? 3_000
}
