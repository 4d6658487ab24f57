/// How values are written in the exchange format.
enum ExchangeText {
    /// 是, 否 or nothing.
    static func flag(_ flag: Bool?) -> String {
        switch flag {
        case true?: "是"
        case false?: "否"
        case nil: ""
        }
    }
}

/// A decimal number with up to six places, in millionths: degrees without binary fractions.
struct Decimal6: CustomStringConvertible {
    var millionths: Int

    init(millionths: Int) { self.millionths = millionths }

    /// Reads `-116.79834`; digits behind the sixth place are cut off.
    ///
    /// Nil for anything else.
    init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let whole = Int(parts[0]), whole <= 1000
        else { return nil }
        let places = parts.count == 2 ? parts[1].prefix(6) : ""
        guard parts.count == 1 || !places.isEmpty else { return nil }
        let padded = places + String(repeating: "0", count: 6 - places.count)
        let magnitude = whole * 1_000_000 + (Int(padded) ?? 0)
        millionths = isNegative ? -magnitude : magnitude
    }

    var description: String {
        let magnitude = abs(millionths)
        let places = String(magnitude % 1_000_000 + 1_000_000).dropFirst()
        return "\(millionths < 0 ? "-" : "")\(magnitude / 1_000_000).\(places)"
    }
}
