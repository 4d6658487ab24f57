import WorkOrders

/// A number in a text that tells who somebody is.
struct FoundNumber: Hashable {
    enum Kind: Hashable {
        /// A mobile number, or a landline with its area code.
        case phone
        /// 居民身份证号.
        case identity
    }

    let kind: Kind
    /// ASCII digits, and X at the end of an identity number.
    let digits: String
    /// As it stands in the text, with its joints.
    let written: String
    /// Counted in scalars.
    let range: Range<Int>

    /// The phone and identity numbers of a text, in its order; order numbers, days and short numbers are none.
    static func all(in text: String) -> [FoundNumber] {
        let characters = Array(text.unicodeScalars)
        var found: [FoundNumber] = []
        var index = 0
        while index < characters.count {
            guard let run = DigitRun(characters, from: index) else {
                index += 1
                continue
            }
            let follows = index > 0 && characters[index - 1].isASCII && characters[index - 1].properties.isAlphabetic
            if let kind = run.kind(followsLetter: follows) {
                let digits = String(decoding: run.digits, as: UTF8.self)
                var written = String.UnicodeScalarView()
                written.append(contentsOf: characters[index..<run.end])
                found.append(
                    FoundNumber(kind: kind, digits: digits, written: String(written), range: index..<run.end)
                )
            }
            index = run.end
        }
        return found
    }

    /// `138****1234`.
    var masked: String { NumberMask.masked(written) }
}

extension DigitRun {
    fileprivate func kind(followsLetter: Bool) -> FoundNumber.Kind? {
        if isMobile { return .phone }
        if digits.count == 18, isIdentity { return .identity }
        let isLandline = (10...12).contains(digits.count) && digits[0] == UInt8(ascii: "0")
        return isLandline && !followsLetter ? .phone : nil
    }

    /// GB 11643: a day of birth in the middle, and a check digit, so that an order number is none.
    private var isIdentity: Bool {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
        return digits.last == Array("10X98765432".utf8)[sum % 11]
    }
}

/// Moves numbers out of an appeal's text into the fields that are sealed; nothing is lost on the way.
struct NumberMove: Hashable {
    private(set) var text: String
    /// 回电号码 and 证件号码; what stood there stays.
    private(set) var contact: String
    private(set) var identity: String
    /// What could not be moved, masked: its field holds another number.
    private(set) var left: [String] = []

    init(text: String, contact: String, identity: String) {
        self.text = text
        self.contact = contact
        self.identity = identity
        move()
    }

    /// What stands in the text instead.
    static func word(_ kind: FoundNumber.Kind) -> String {
        switch kind {
        case .phone: "【联系电话】"
        case .identity: "【证件号码】"
        }
    }

    private mutating func move() {
        var scalars = Array(text.unicodeScalars)
        let found = FoundNumber.all(in: text)
        var moved: [FoundNumber] = []
        for number in found {
            if take(number) { moved.append(number) } else { left.append(number.masked) }
        }
        for number in moved.reversed() {
            scalars.replaceSubrange(number.range, with: Self.word(number.kind).unicodeScalars)
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        text = String(view)
    }

    /// Whether the number stands in its field now; the first of its kind has it.
    private mutating func take(_ number: FoundNumber) -> Bool {
        switch number.kind {
        case .phone: Self.take(number, into: &contact)
        case .identity: Self.take(number, into: &identity)
        }
    }

    private static func take(_ number: FoundNumber, into field: inout String) -> Bool {
        if field.trimmed.isEmpty { field = number.digits }
        return String(field.unicodeScalars.filter { !DigitRun.isJoint($0) }).uppercased() == number.digits
    }
}
