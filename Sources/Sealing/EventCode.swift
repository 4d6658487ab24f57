/// Codes that chain events: each vouches for the event and for all before it.
///
/// HMAC by the centre's key, so that whoever can write to the database but lacks the key file can't make one. The
/// code's first part is the number of its key: old events stay good after a new key seals.
extension Seal {
    /// The code of a text that follows `previous` (empty for the first), by the current key.
    public func eventCode(after previous: String, of subject: String, _ text: String) throws(SealingError) -> String {
        try code(by: keys.current, Self.message(previous, subject, text))
    }

    /// The same by the key that made `kept`, to see whether it still holds; by the current key where there is none.
    public func eventCode(
        after previous: String,
        of subject: String,
        _ text: String,
        likeThatOf kept: String
    ) throws(SealingError) -> String {
        try code(by: key(of: kept) ?? keys.current, Self.message(previous, subject, text))
    }

    /// Whether a code is the one of a text that follows `previous`, by the key that it names.
    public func isGood(
        _ code: String,
        after previous: String,
        of subject: String,
        _ text: String
    ) throws(SealingError) -> Bool {
        guard let key = key(of: code) else { return false }
        return code == (try self.code(by: key, Self.message(previous, subject, text)))
    }

    private func key(of code: String) -> SealingKey? {
        code.split(separator: ".").first.flatMap { UInt8($0) }.flatMap(keys.key(numbered:))
    }

    private func code(by key: SealingKey, _ message: [UInt8]) throws(SealingError) -> String {
        // All 256 bits: what vouches for years of records should not be cut short.
        "\(key.number).\(Base64URL.encode(try key.suite.hash(message)))"
    }

    /// Lengths in front, so that no two triples make the same message; "event" keeps it apart from number hashes.
    private static func message(_ previous: String, _ subject: String, _ text: String) -> [UInt8] {
        var message = Array("event:\(previous.utf8.count):\(subject.utf8.count):".utf8)
        message.reserveCapacity(message.count + previous.utf8.count + subject.utf8.count + text.utf8.count)
        message += previous.utf8
        message += subject.utf8
        message += text.utf8
        return message
    }
}
