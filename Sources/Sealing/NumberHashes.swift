/// Keyed hashes of a phone number, stored beside the sealed number to find it again.
///
/// Each is 128 bits of HMAC as 22 characters. Without the key file they tell only which rows share a number or its
/// last four digits.
public struct NumberHashes: Hashable, Sendable {
    /// The hash of the whole number.
    public let whole: String
    /// The hash of the last four digits; nil when the number has fewer.
    public let lastFour: String?
}

extension Seal {
    /// The hashes to store: by the current key, as the value sealed at the same time.
    public func hashes(of number: PhoneNumber) throws(SealingError) -> NumberHashes {
        try keys.current.hashes(of: number)
    }

    /// The hashes to search for: by every key, the current first, as rows not yet resealed carry an older key's.
    public func searchHashes(of number: PhoneNumber) throws(SealingError) -> [NumberHashes] {
        let keys = keys
        var hashes = [try keys.current.hashes(of: number)]
        for key in keys.keys where key.number != keys.current.number {
            hashes.append(try key.hashes(of: number))
        }
        return hashes
    }

    /// The hashes to search for when only the last four digits are known; nil unless these are four digits.
    public func searchHashes(lastFour text: some StringProtocol) throws(SealingError) -> [String]? {
        guard let digits = PhoneNumber.digits(in: text), digits.count == 4 else { return nil }
        let keys = keys
        var hashes = [try keys.current.hash(.lastFour, digits)]
        for key in keys.keys where key.number != keys.current.number {
            hashes.append(try key.hash(.lastFour, digits))
        }
        return hashes
    }
}

extension SealingKey {
    /// What a hash is made of; part of the message, so that equal digits of another kind hash differently.
    enum Hashed: String {
        case whole
        case lastFour = "last four"
    }

    func hashes(of number: PhoneNumber) throws(SealingError) -> NumberHashes {
        NumberHashes(
            whole: try hash(.whole, number.digits),
            lastFour: number.digits.count < 4 ? nil : try hash(.lastFour, String(number.digits.suffix(4)))
        )
    }

    func hash(_ kind: Hashed, _ digits: String) throws(SealingError) -> String {
        let code = try suite.hash(Array("\(kind.rawValue):\(digits)".utf8))
        return Base64URL.encode(Array(code.prefix(16)))
    }
}
