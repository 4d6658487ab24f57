/// First passwords that can be read aloud: no 0 and O, no 1 and l.
enum FirstPassword {
    private static let letters = Array("abcdefghijkmnpqrstuvwxyz")
    private static let digits = Array("23456789")

    /// Twelve letters and digits with a capital and two hyphens, such as `Kfwm-r7dx-93qe`: more than 60 bits.
    static func make() -> String {
        var random = SystemRandomNumberGenerator()
        func pick(_ from: [Character]) -> Character { from.randomElement(using: &random) ?? "x" }
        let groups = (0..<3).map { group in
            String((0..<4).map { place in group + place < 2 ? pick(letters) : pick(letters + digits) })
        }
        let text = groups.joined(separator: "-")
        return text.prefix(1).uppercased() + text.dropFirst().dropLast() + String(pick(digits))
    }
}
