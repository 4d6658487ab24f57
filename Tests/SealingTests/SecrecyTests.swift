import Testing

@testable import Sealing

/// Whatever is printed, interpolated or dumped by accident gives nothing away.
@Suite("No secret is printed")
struct SecrecyTests {
    private static func everyPrint(of value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return ["\(value)", String(reflecting: value), String(describing: Optional(value)), "\([value])", dumped]
            .joined()
    }

    /// The ways a secret of these bytes could be spelled.
    private static func spellings(of bytes: [UInt8]) -> [String] {
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return [
            Base64URL.encode(bytes), hex.joined(), hex.joined().uppercased(),
            bytes.prefix(4).map(String.init).joined(separator: ", "),
            hex.prefix(4).joined(separator: "-"),
        ]
    }

    @Test("Keys, rings and seals print numbers and fingerprints, no secret or subkey", arguments: Scheme.allCases)
    func keys(scheme: Scheme) throws {
        let ring = try KeyRing.ephemeral(scheme).rotated(to: scheme)
        let printed = [ring as Any, ring.current, Seal(ring), ring.keys].map(Self.everyPrint).joined()
        #expect(printed.contains(ring.current.fingerprint))
        for key in ring.keys {
            var secrets = [key.secret.bytes]
            for use in [Subkey.encryption, .authentication, .hash] {
                let subkey = try use.derive(from: key.secret, digest: scheme.digest, count: 32)
                secrets.append(subkey.bytes)
            }
            for spelling in secrets.flatMap(Self.spellings) {
                #expect(!printed.contains(spelling))
            }
        }
    }

    @Test("A phone number prints «sealed»")
    func phoneNumber() throws {
        let number = try #require(PhoneNumber("0561-3112345-801"))
        let printed = Self.everyPrint(of: number)
        #expect("\(number)" == "«sealed»")
        #expect(!printed.contains("3112345") && !printed.contains("801"))
    }

    @Test("A sealed value prints «sealed»")
    func sealed() throws {
        let text = try Seal(.ephemeral(.aesGCM)).seal([1, 2, 3], context: .row42)
        let printed = Self.everyPrint(of: try Sealed(text))
        #expect(try "\(Sealed(text))" == "«sealed»")
        #expect(!printed.contains(text.suffix(20)))
    }

    @Test("Two rings of one file can be compared by their printed fingerprints")
    func fingerprints() throws {
        let ring = try KeyRing.counting(.sm4SM3)
        #expect("\(ring)" == "7 sm4-ctr-hmac-sm3 F3ED-B56C-D72A-DE29 current")
        #expect("\(Seal(ring))" == "Seal(F3ED-B56C-D72A-DE29)")
    }

    @Test("Every error is a Chinese sentence that says what to do, and holds nothing of the content")
    func errors() {
        let errors: [SealingError] = [
            .damaged, .unknownScheme(9), .unknownKey(number: 9), .malformedFields(.cutShort), .ringFull,
            .malformedFields(.trailingBytes), .malformedFields(.notUTF8(field: 0)), .malformedFields(.badNumber),
            .wrongKey(number: 1, sealedBy: "AAAA-BBBB", present: "CCCC-DDDD"), .cryptography(step: "SM4-CTR"),
        ]
        let files: [KeyFileError] = [
            .missing(path: "/k"), .exists(path: "/k"), .openToOthers(path: "/k", mode: 0o100644), .notAFile(path: "/k"),
            .otherOwner(path: "/k", owner: 1, user: 0), .damaged(path: "/k", .line(3)), .damaged(path: "/k", .keys),
            .damaged(path: "/k", .checksum), .damaged(path: "/k", .cutShort), .damaged(path: "/k", .notAKeyFile),
            .unknownVersion(path: "/k", version: "2"), .changedMeanwhile(path: "/k"), .changeUnderWay(path: "/k.new"),
            .system(path: "/k", reason: "No space left on device"), .sealing(.ringFull),
        ]
        for text in errors.map(\.description) + files.map(\.description) {
            #expect(text.hasSuffix("。"), "\(text)")
            #expect(["请", "切勿"].contains { text.contains($0) }, "\(text)")
        }
        #expect(files[2].description.contains("0644") && files[2].description.contains("chmod 600"))
        #expect(errors[8].description.contains("AAAA-BBBB") && errors[8].description.contains("CCCC-DDDD"))
    }
}
