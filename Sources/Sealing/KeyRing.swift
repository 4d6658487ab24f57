/// The keys of one centre: one seals, all open.
///
/// A value; adding a key gives another ring, which is then written with `save(to:replacing:)`.
public struct KeyRing: Sendable {
    /// The keys by ascending number.
    public let keys: [SealingKey]
    /// The key that seals and hashes now.
    public let current: SealingKey

    /// Nil unless numbers ascend from 1 and one of them is the current one.
    init?(keys: [SealingKey], current number: UInt8) {
        let ascending = zip(keys, keys.dropFirst()).allSatisfy { $0.number < $1.number }
        guard ascending, keys.allSatisfy({ $0.number > 0 }),
            let current = keys.first(where: { $0.number == number })
        else { return nil }
        self.init(keys: keys, current: current)
    }

    private init(keys: [SealingKey], current: SealingKey) {
        self.keys = keys
        self.current = current
    }

    /// A ring with one new key that is kept nowhere: for tests and for the first key of a file.
    public static func ephemeral(_ scheme: Scheme) throws(SealingError) -> KeyRing {
        let key = try SealingKey.random(number: 1, scheme: scheme)
        return KeyRing(keys: [key], current: key)
    }

    /// The key of this number, or nil.
    public func key(numbered number: UInt8) -> SealingKey? {
        keys.first { $0.number == number }
    }

    /// This ring with one more key that does not seal yet.
    ///
    /// With several nodes, give all of them the file with the new key first and make it current then: a node that
    /// lacks the key could not open what the others seal.
    public func addingKey(_ scheme: Scheme) throws(SealingError) -> KeyRing {
        guard let last = keys.last?.number, last < .max else { throw .ringFull }
        return KeyRing(keys: keys + [try .random(number: last + 1, scheme: scheme)], current: current)
    }

    /// This ring with the key of this number sealing.
    public func makingCurrent(_ number: UInt8) throws(SealingError) -> KeyRing {
        guard let key = key(numbered: number) else { throw .unknownKey(number: number) }
        return KeyRing(keys: keys, current: key)
    }

    /// This ring with one more key that seals from now on; the older ones still open.
    ///
    /// For a centre with a single node; see `addingKey` for several.
    public func rotated(to scheme: Scheme) throws(SealingError) -> KeyRing {
        let ring = try addingKey(scheme)
        return KeyRing(keys: ring.keys, current: ring.keys.last ?? current)
    }
}

extension KeyRing {
    /// Whether every key of the other ring is in this one, with the same secret under the same number.
    func contains(_ other: KeyRing) -> Bool {
        other.keys.allSatisfy { theirs in
            key(numbered: theirs.number).map { $0.scheme == theirs.scheme && $0.secret == theirs.secret } ?? false
        }
    }
}

extension KeyRing: Equatable {
    /// Rings are equal when they hold the same secrets under the same numbers and the same one is current.
    public static func == (left: KeyRing, right: KeyRing) -> Bool {
        left.current.number == right.current.number
            && left.keys.count == right.keys.count && left.contains(right)
    }
}

extension KeyRing: CustomStringConvertible, CustomReflectable {
    /// One line for each key: number, scheme, fingerprint and whether it is current; never a secret.
    public var description: String {
        keys.map { $0.number == current.number ? "\($0) current" : "\($0)" }.joined(separator: "\n")
    }

    /// Empty, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
