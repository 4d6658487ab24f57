/// Numbers as people read them.
enum Counting {
    /// With thousands separators: `16,234`.
    static func text(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var result: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
            result.append(digit)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A number written in plain digits with separators; anything else, such as `13.46%`, as it is.
    static func text(_ text: String) -> String { Int(text).map { Self.text($0) } ?? text }
}
