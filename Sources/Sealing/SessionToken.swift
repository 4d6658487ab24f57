/// Session tokens: the cookie has the token, the database its keyed hash only.
///
/// The token's first part is the number of the key that hashes it, as in ``Seal/eventCode(after:of:_:)``: sessions go on
/// when a new key seals.
extension Seal {
    /// A new token: 32 random bytes behind the number of the current key.
    public func newToken() throws(SealingError) -> String {
        "\(keys.current.number).\(Base64URL.encode(try LibCrypto.random(32)))"
    }

    /// The hash to keep of a token; nil where it is none of ours.
    public func tokenHash(_ token: String) throws(SealingError) -> String? { try derived(token, "session") }

    /// The token that forms of a session carry; without the session's own token nobody can work it out.
    public func formToken(_ token: String) throws(SealingError) -> String? { try derived(token, "form") }

    /// The hash to keep of a telephony system's token; a session's token has another.
    public func telephonyHash(_ token: String) throws(SealingError) -> String? { try derived(token, "telephony") }

    private func derived(_ token: String, _ use: String) throws(SealingError) -> String? {
        // No token is longer; what is would only be hashed for nothing.
        guard token.utf8.count <= 64, let number = token.split(separator: ".").first.flatMap({ UInt8($0) }),
            let key = keys.key(numbered: number)
        else { return nil }
        return Base64URL.encode(try key.suite.hash(Array("\(use):\(token)".utf8)))
    }
}

/// Compares without revealing by its time where the first difference is: tokens of forms.
public func isEqualInConstantTime(_ left: String, _ right: String) -> Bool {
    LibCrypto.equal(ArraySlice(left.utf8), Array(right.utf8))
}
