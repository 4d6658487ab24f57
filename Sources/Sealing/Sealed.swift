/// A sealed value as it is stored, taken apart but not opened.
///
/// Text: base64url of scheme (1 byte), key number (1), start of the key's fingerprint (4), and the scheme's body.
public struct Sealed: Sendable {
    /// The algorithms it is sealed with.
    public let scheme: Scheme
    /// The number of the key that sealed it.
    public let keyNumber: UInt8

    let bytes: [UInt8]

    /// Takes the stored text apart.
    public init(_ text: String) throws(SealingError) {
        guard let bytes = Base64URL.decode(Array(text.utf8)[...]), bytes.count > SealingKey.headerCount else {
            throw .damaged
        }
        guard let scheme = Scheme(rawValue: bytes[0]) else { throw .unknownScheme(bytes[0]) }
        self.scheme = scheme
        keyNumber = bytes[1]
        self.bytes = bytes
    }

    var header: ArraySlice<UInt8> { bytes.prefix(SealingKey.headerCount) }
    var body: ArraySlice<UInt8> { bytes.dropFirst(SealingKey.headerCount) }

    /// The key of the ring that sealed this value.
    func key(in ring: KeyRing) throws(SealingError) -> SealingKey {
        guard let key = ring.key(numbered: keyNumber) else { throw .unknownKey(number: keyNumber) }
        guard header.dropFirst(2) == key.header.dropFirst(2) else {
            throw .wrongKey(
                number: keyNumber,
                sealedBy: SealingKey.display(header.dropFirst(2)),
                present: SealingKey.display(key.header.dropFirst(2))
            )
        }
        guard scheme == key.scheme else { throw .damaged }
        return key
    }
}

extension Sealed: CustomStringConvertible, CustomReflectable {
    /// Always «sealed».
    public var description: String { "«sealed»" }

    /// Empty: a log needs no ciphertext either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
