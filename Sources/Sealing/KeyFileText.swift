import Crypto

/// The text of a key file.
///
/// ```
/// hotline-keys 1
/// # a comment
/// key 1 aes-256-gcm <43 characters>
/// key 2 sm4-ctr-hmac-sm3 <43 characters>
/// current 2
/// checksum <SHA-256 of all bytes before this line, 64 hexadecimal digits>
/// ```
/// The checksum recognises damage; against alteration stand the file's mode and the keys' fingerprints.
enum KeyFileText {
    private static let firstLine = "hotline-keys 1"
    private static let comment =
        "# 12345热线系统的身份信息密钥。丢失后已封存的姓名、电话、地址、证件号码将永远无法打开。请离线备份，勿与数据库备份放在一起，勿修改。"

    static func write(_ ring: KeyRing) -> [UInt8] {
        var text = Array("\(firstLine)\n\(comment)\n".utf8)
        for key in ring.keys {
            var secret = key.secret.withUnsafeBytes { Array($0) }
            var encoded = Base64URL.encodedBytes(secret)
            text += Array("key \(key.number) \(key.scheme.name) ".utf8) + encoded + [newline]
            LibCrypto.wipe(&secret)
            LibCrypto.wipe(&encoded)
        }
        text += Array("current \(ring.current.number)\n".utf8)
        return text + Array("checksum \(checksum(of: text[...]))\n".utf8)
    }

    static func read(_ text: [UInt8], path: String) throws(KeyFileError) -> KeyRing {
        let lines = try authenticLines(text, path: path)
        var keys: [SealingKey] = []
        var current: UInt8?
        for (index, line) in lines.enumerated().dropFirst() where line.first != UInt8(ascii: "#") {
            let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            if let key = try key(words) {
                keys.append(key)
            } else if let number = number(words), current == nil {
                current = number
            } else {
                throw .damaged(path: path, .line(index + 1))
            }
        }
        guard let current, let ring = KeyRing(keys: keys, current: current) else { throw .damaged(path: path, .keys) }
        return ring
    }

    /// The lines before the checksum, once version and checksum fit.
    private static func authenticLines(_ text: [UInt8], path: String) throws(KeyFileError) -> [ArraySlice<UInt8>] {
        let first = String(decoding: text.prefix { $0 != newline }.prefix(40), as: UTF8.self)
        guard first.hasPrefix("hotline-keys ") else { throw .damaged(path: path, .notAKeyFile) }
        guard first == firstLine else {
            throw .unknownVersion(path: path, version: String(first.dropFirst("hotline-keys ".count)))
        }
        let start = text.count - checksumLineCount
        guard start > 0, text[start - 1] == newline, text[start...].starts(with: "checksum ".utf8) else {
            throw .damaged(path: path, .cutShort)
        }
        guard text[start...].elementsEqual("checksum \(checksum(of: text[..<start]))\n".utf8) else {
            throw .damaged(path: path, .checksum)
        }
        return text[..<(start - 1)].split(separator: newline, omittingEmptySubsequences: false)
    }

    private static func key(_ words: [ArraySlice<UInt8>]) throws(KeyFileError) -> SealingKey? {
        guard words.count == 4, words[0].elementsEqual("key".utf8),
            let number = UInt8(String(decoding: words[1], as: UTF8.self)),
            let scheme = Scheme(name: String(decoding: words[2], as: UTF8.self)),
            var secret = Base64URL.decode(words[3]), secret.count == SealingKey.secretCount
        else { return nil }
        defer { LibCrypto.wipe(&secret) }
        do {
            return try SealingKey(number: number, scheme: scheme, secret: SymmetricKey(data: secret))
        } catch {
            throw .sealing(error)
        }
    }

    private static func number(_ words: [ArraySlice<UInt8>]) -> UInt8? {
        guard words.count == 2, words[0].elementsEqual("current".utf8) else { return nil }
        return UInt8(String(decoding: words[1], as: UTF8.self))
    }

    private static func checksum(of text: ArraySlice<UInt8>) -> String {
        SHA256.hash(data: text).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static let newline = UInt8(ascii: "\n")
    private static let checksumLineCount = "checksum \n".utf8.count + 64
}
