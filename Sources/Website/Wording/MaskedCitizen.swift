import WorkOrders

/// What a page without the right to open identity shows of a citizen.
struct MaskedCitizen: Hashable {
    /// `孙**`: always two stars, so that the length of the name isn't told.
    let name: String?
    /// `138****1234`.
    let callingNumber: String?
    /// Only where it differs from the calling number.
    let contactNumber: String?

    init(_ citizen: Citizen) {
        name = citizen.name?.first.map { "\($0)**" }
        callingNumber = citizen.callingNumber.map(Self.number)
        contactNumber = citizen.contactNumber == citizen.callingNumber ? nil : citizen.contactNumber.map(Self.number)
    }

    /// A number of any form; what is too short to keep both ends of is hidden whole.
    static func number(_ text: String) -> String {
        let digits = text.unicodeScalars.compactMap(DigitRun.digit).map { Character(UnicodeScalar($0)) }
        return switch digits.count {
        case 11...: String(digits.prefix(3)) + "****" + String(digits.suffix(4))
        case 7...10: String(digits.prefix(2)) + "****" + String(digits.suffix(2))
        default: "****"
        }
    }
}
