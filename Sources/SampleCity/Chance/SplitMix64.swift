/// SplitMix64 of Steele, Lea and Flood (2014): 64 bits of state and the same numbers on every machine.
///
/// The standard library's own shuffles may change with its version; what a seed makes must not, so the draws are here.
struct SplitMix64: Sendable {
    private(set) var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A stream of its own for one part of what the seed makes, so that parts don't depend on each other's draws.
    init(seed: UInt64, part: Int) {
        var mixer = SplitMix64(seed: seed)
        state = mixer.next() &+ UInt64(truncatingIfNeeded: part) &* 0xD1B5_4A32_D192_ED03
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`, which is at least 1.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: bound)).high)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True in `part` of `whole` cases.
    mutating func chance(_ part: Int, of whole: Int = 100) -> Bool { below(whole) < part }

    /// One of the elements, each as likely; the array isn't empty.
    mutating func element<Element>(of array: [Element]) -> Element { array[below(array.count)] }

    /// The index of one of the weights, each as likely as it weighs; their sum is above 0.
    mutating func index(weighted weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            left -= weight
            if left < 0 { return index }
        }
        return weights.count - 1
    }

    /// Fisher and Yates.
    mutating func shuffle<Element>(_ array: inout [Element]) {
        var end = array.count
        while end > 1 {
            let chosen = below(end)
            end -= 1
            array.swapAt(chosen, end)
        }
    }

    mutating func shuffled<Element>(_ array: [Element]) -> [Element] {
        var copy = array
        shuffle(&copy)
        return copy
    }
}
