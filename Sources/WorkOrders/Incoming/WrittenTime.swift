/// Days and moments as lists of other platforms write them: `2022/2/8 9:05`, `2022年2月8日`, `2022-02-08T09:05:33.0`.
public enum WrittenTime {
    /// The same as the hotline writes it, `2022-02-08` or `2022-02-08 09:05:33`; nil where it is no day with an optional
    /// time of day.
    ///
    /// Whether there is such a day, the reader of the result says.
    public static func normal(_ text: String) -> String? {
        let numbers = groups(text)
        guard [3, 5, 6].contains(numbers.count), numbers[0].utf8.count == 4,
            numbers.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) })
        else { return nil }
        let day = [numbers[0], padded(numbers[1]), padded(numbers[2])].joined(separator: "-")
        guard numbers.count > 3 else { return day }
        let seconds = numbers.count == 6 ? padded(numbers[5]) : "00"
        return "\(day) \(padded(numbers[3])):\(padded(numbers[4])):\(seconds)"
    }

    /// The runs of ASCII digits, without a fraction of the last second; none where a letter of another kind stands between.
    private static func groups(_ text: String) -> [String] {
        var groups: [String] = []
        var isInGroup = false
        var whole = text[...]
        if let point = text.lastIndex(of: "."), text.contains(":"), text[point...].dropFirst().allSatisfy(\.isNumber) {
            whole = text[..<point]
        }
        for character in whole {
            if character.isASCII, character.isNumber {
                if isInGroup { groups[groups.count - 1].append(character) } else { groups.append(String(character)) }
                isInGroup = true
            } else {
                guard joints.contains(character) else { return [] }
                isInGroup = false
            }
        }
        return groups
    }

    private static let joints: Set<Character> = Set("-/.:： T年月日时点分秒")

    private static func padded(_ digits: String) -> String { digits.utf8.count == 1 ? "0\(digits)" : digits }
}
