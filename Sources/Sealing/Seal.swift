/// Seals and opens what must not be readable at rest; safe to use from any thread.
public struct Seal: Sendable {
    private let source: KeySource

    /// How long after a change of its file a seal that follows it may still use the ring before.
    public static let followingInterval = Duration.seconds(1)

    /// A seal with these keys.
    public init(_ keys: KeyRing) {
        source = KeySource(keys)
    }

    /// A seal with the keys of this file, which may get new keys while the program runs.
    ///
    /// For a server: were its ring fixed, what another process seals by a new key could be neither opened nor found
    /// by number until the server is started anew. That process waits `followingInterval` before it seals.
    public init(following path: String) throws(KeyFileError) {
        try self.init(following: path, interval: Self.followingInterval)
    }

    init(following path: String, interval: Duration) throws(KeyFileError) {
        source = try KeySource(following: path, interval: interval)
    }

    /// The keys it seals and opens with.
    public var keys: KeyRing { source.ring }

    /// The text to store: the bytes sealed by the current key for this place.
    public func seal(_ plaintext: [UInt8], context: SealingContext) throws(SealingError) -> String {
        let key = keys.current
        var value = key.header
        value.reserveCapacity(key.header.count + plaintext.count + type(of: key.suite).overhead)
        try key.suite.seal(plaintext, associatedData: key.header + context.bytes, appendingTo: &value)
        return Base64URL.encode(value)
    }

    /// The bytes that were sealed for this place, by any key of the ring.
    public func open(_ text: String, context: SealingContext) throws(SealingError) -> [UInt8] {
        let sealed = try Sealed(text)
        let key = try sealed.key(in: keys)
        guard sealed.body.count >= type(of: key.suite).overhead else { throw .damaged }
        return try key.suite.open(sealed.body, associatedData: key.header + context.bytes)
    }

    /// The text to store for all fields of one row: one seal costs the same for one field as for all.
    public func seal(fields: [String?], context: SealingContext) throws(SealingError) -> String {
        var plaintext = FieldsCoding.encode(fields)
        defer { LibCrypto.wipe(&plaintext) }
        return try seal(plaintext, context: context)
    }

    /// The fields that were sealed for this place.
    public func openFields(_ text: String, context: SealingContext) throws(SealingError) -> [String?] {
        var plaintext = try open(text, context: context)
        defer { LibCrypto.wipe(&plaintext) }
        do {
            return try FieldsCoding.decode(plaintext)
        } catch {
            throw .malformedFields(error)
        }
    }

    /// The same content sealed by the current key, or nil when it already is.
    ///
    /// The row's number hashes change with the key: write both in one statement.
    public func reseal(_ text: String, context: SealingContext) throws(SealingError) -> String? {
        let keys = keys
        guard try Sealed(text).key(in: keys).number != keys.current.number else { return nil }
        var plaintext = try open(text, context: context)
        defer { LibCrypto.wipe(&plaintext) }
        return try seal(plaintext, context: context)
    }
}

extension Seal: CustomStringConvertible, CustomReflectable {
    /// The fingerprint of the current key; never a secret.
    public var description: String { "Seal(\(keys.current.fingerprint))" }

    /// Empty, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
