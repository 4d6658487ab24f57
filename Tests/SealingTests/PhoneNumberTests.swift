import Testing

@testable import Sealing

@Suite("Phone numbers")
struct PhoneNumberTests {
    private static let mobiles = [
        "13812345678", "138 1234 5678", "138-1234-5678", " 13812345678\n", "１３８１２３４５６７８", "138－1234－5678",
        "+8613812345678", "+86 138 1234 5678", "+86-13812345678", "＋86 13812345678", "008613812345678",
        "0086-13812345678",
        "8613812345678", "86-138-1234-5678", "013812345678", "0 138 1234 5678", "(138)12345678", "（138）1234·5678",
        "\u{202D}13812345678\u{202C}", "\u{FEFF}138\u{200B}12345678", "138\u{3000}1234\u{A0}5678", "138—1234–5678",
        "(+86)13812345678",
    ]

    @Test("However a mobile number is typed, it is the same number", arguments: mobiles)
    func mobile(text: String) throws {
        let number = try #require(PhoneNumber(text))
        #expect(number.digits == "13812345678")
        #expect(number.kind == .mobile)
        #expect(number.extensionDigits == nil)
    }

    private static let landlines = [
        "05613112345", "0561-3112345", "0561 3112345", "(0561)3112345", "（0561）3112345", "０５６１－３１１２３４５",
        "0561-311-2345", "+865613112345", "+86 561 3112345", "+86-0561-3112345", "0086 561-3112345", "3112345",
        "311-2345",
        "0561—3112345",
    ]

    @Test("However a landline is typed, it is the same number with area code", arguments: landlines)
    func landline(text: String) throws {
        let number = try #require(PhoneNumber(text, areaCode: "0561"))
        #expect(number.digits == "05613112345")
        #expect(number.kind == .landline)
        #expect(number.extensionDigits == nil)
    }

    private static let extensions = [
        "0561-3112345-801", "0561 3112345 801", "05613112345转801", "0561-3112345 转 801", "0561-3112345转分机801",
        "05613112345分机：801", "0561-3112345 ext. 801", "0561-3112345x801",
        "05613112345#801", "（0561）3112345－８０１", "+86 561 3112345 轉801", "3112345-801", "3112345转801",
    ]

    @Test("An extension behind a landline is kept apart", arguments: extensions)
    func landlineExtension(text: String) throws {
        let number = try #require(PhoneNumber(text, areaCode: "0561"))
        #expect(number.digits == "05613112345")
        #expect(number.extensionDigits == "801")
        #expect(number.kind == .landline)
    }

    @Test(
        "A relay number keeps all its digits, also those typed as an extension",
        arguments: [
            "170123456781234", "17012345678转1234", "17012345678 ext 1234", "+86 17012345678转1234", "8617012345678转1234",
        ]
    )
    func relay(text: String) throws {
        let number = try #require(PhoneNumber(text))
        #expect(number.digits == "170123456781234")
        #expect(number.kind == .relay)
        #expect(number.extensionDigits == nil)
    }

    @Test(
        "Other forms keep their digits and get their kind",
        arguments: [
            ("010-12345678", "01012345678", PhoneNumber.Kind.other), ("010-62345678", "01062345678", .landline),
            ("021 6234 5678", "02162345678", .landline), ("+86 21 62345678", "02162345678", .landline),
            ("0551-62345678", "055162345678", .landline), ("0551-6234-5678", "055162345678", .landline),
            ("0551-62345678-12", "055162345678", .landline), ("62345678", "62345678", .local),
            ("6234-5678", "62345678", .local), ("400-123-4567", "4001234567", .freephone),
            ("4001-234-567", "4001234567", .freephone), ("+86 400 123 4567", "4001234567", .freephone),
            ("800 8201234", "8008201234", .freephone), ("110", "110", .short), ("12345", "12345", .short),
            ("95588", "95588", .short), ("100 86", "10086", .short),
            ("+852 2123 4567", "0085221234567", .international),
            ("00852-21234567", "0085221234567", .international), ("+1 (212) 555-0100", "0012125550100", .international),
            ("1381234567", "1381234567", .other), ("138123456789", "138123456789", .other),
            ("10648123456789", "10648123456789", .other), ("000", "000", .other),
        ]
    )
    func otherForms(text: String, digits: String, kind: PhoneNumber.Kind) throws {
        let number = try #require(PhoneNumber(text))
        #expect(number.digits == digits)
        #expect(number.kind == kind)
    }

    @Test(
        "What is not one phone number is none",
        arguments: [
            "", " ", "-", "无", "12", "一三八", "13812345678、13912345678", "13812345678/05613112345", "电话13812345678",
            "138+12345678", "++8613812345678", "+", "转801", "13812345678转", "05613112345转801+2",
            "138123456781381234567812",
            "13812345678 13912345678", "٠١٢٣٤٥٦٧٨٩٠",
        ]
    )
    func refused(text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test("Reading the digits of a number again changes nothing", arguments: mobiles + landlines + extensions)
    func idempotent(text: String) throws {
        let number = try #require(PhoneNumber(text, areaCode: "0561"))
        #expect(PhoneNumber(number.digits, areaCode: "0561")?.digits == number.digits)
    }

    @Test("Separators between the digits of a mobile number never matter")
    func separatorsAnywhere() throws {
        var random = Repeatable(state: 11)
        for _ in 0..<1000 {
            let tail = (0..<9).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            let plain = "1\(Int.random(in: 3...9, using: &random))\(tail)"
            let typed = plain.map { character in
                String(character) + (["", "", "", " ", "-", "－", "\u{200E}"].randomElement(using: &random) ?? "")
            }.joined()
            #expect(PhoneNumber(typed)?.digits == plain, "\(typed)")
        }
    }

    @Test("No text makes reading fail otherwise than by nil, and what is read has 3 to 20 digits")
    func anyText() {
        var random = Repeatable(state: 12)
        let characters = Array("0123456789+-() 转ext#０８６王\u{200B}")
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...25, using: &random)
            let text = String((0..<count).compactMap { _ in characters.randomElement(using: &random) })
            guard let number = PhoneNumber(text, areaCode: "0561") else { continue }
            #expect((3...20).contains(number.digits.utf8.count), "\(text)")
            #expect(number.digits.utf8.allSatisfy { (UInt8.zero...(.nine)).contains($0) }, "\(text)")
        }
    }
}
