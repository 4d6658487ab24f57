/// First passwords that can be read aloud: no 0 and O, no 1 and l.
enum FirstPassword {
    private static let letters = Array("abcdefghijkmnpqrstuvwxyz")
    private static let digits = Array("23456789")

    /// Twelve letters and digits with a capital and two hyphens, such as `Kfwm-r7dx-93qe`: more than 60 bits.
    ///
    /// One that isn't allowed is made anew: a short 工号 such as `T4` may stand in it by chance. Where nothing is allowed,
    /// the last of a hundred is returned and the caller's own check says why.
    static func make(isAllowed: (String) -> Bool) -> String {
        for _ in 1..<100 {
            let password = draw()
            if isAllowed(password) { return password }
        }
        return draw()
    }

    private static func draw() -> String {
        var random = SystemRandomNumberGenerator()
        func pick(_ from: [Character]) -> Character { from.randomElement(using: &random) ?? "x" }
        let groups = (0..<3).map { group in
            String((0..<4).map { place in group + place < 2 ? pick(letters) : pick(letters + digits) })
        }
        let text = groups.joined(separator: "-")
        return text.prefix(1).uppercased() + text.dropFirst().dropLast() + String(pick(digits))
    }
}
