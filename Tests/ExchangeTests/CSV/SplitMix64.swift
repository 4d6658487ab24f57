import Glibc

/// Numbers that look random and are the same for the same seed.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number from 0 up to a bound.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// One of several.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// How many inputs the fuzz tests try: `HOTLINE_FUZZ`, else so many as take a few seconds.
enum Fuzz {
    static let inputs = getenv("HOTLINE_FUZZ").flatMap { Int(String(cString: $0)) } ?? 100_000
}
