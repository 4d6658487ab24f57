/// The keyed algorithms of one scheme: authenticated encryption and a keyed hash.
protocol CipherSuite: Sendable {
    /// Bytes a sealed body has beyond its plaintext: nonce and authentication.
    static var overhead: Int { get }

    /// Appends nonce, encrypted bytes and authentication; the associated data is authenticated too.
    func seal(
        _ plaintext: [UInt8],
        associatedData: [UInt8],
        appendingTo value: inout [UInt8]
    ) throws(SealingError)

    /// The plaintext of what `seal` appended, or `damaged`.
    func open(_ body: ArraySlice<UInt8>, associatedData: [UInt8]) throws(SealingError) -> [UInt8]

    /// A keyed hash of 32 bytes under a key of its own.
    func hash(_ message: [UInt8]) throws(SealingError) -> [UInt8]
}
