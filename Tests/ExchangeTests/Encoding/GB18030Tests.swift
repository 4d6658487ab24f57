import Testing

@testable import Exchange

@Suite("GB18030") struct GB18030Tests {
    /// The characters that changed, as the standards list them: pair, former code point, proper one, four bytes.
    ///
    /// Written down apart from the source, from the Unicode recommendation L2/23-003R and GB/T 22321.1-2018.
    private static let changed: [(pair: UInt32, former: UInt32, proper: UInt32, quad: UInt32)] = [
        (0xA6D9, 0xE78D, 0xFE10, 0x8431_8236), (0xA6DA, 0xE78E, 0xFE12, 0x8431_8238),
        (0xA6DB, 0xE78F, 0xFE11, 0x8431_8237), (0xA6DC, 0xE790, 0xFE13, 0x8431_8239),
        (0xA6DD, 0xE791, 0xFE14, 0x8431_8330), (0xA6DE, 0xE792, 0xFE15, 0x8431_8331),
        (0xA6DF, 0xE793, 0xFE16, 0x8431_8332), (0xA6EC, 0xE794, 0xFE17, 0x8431_8333),
        (0xA6ED, 0xE795, 0xFE18, 0x8431_8334), (0xA6F3, 0xE796, 0xFE19, 0x8431_8335),
        (0xFE59, 0xE81E, 0x9FB4, 0x8235_9037), (0xFE61, 0xE826, 0x9FB5, 0x8235_9038),
        (0xFE66, 0xE82B, 0x9FB6, 0x8235_9039), (0xFE67, 0xE82C, 0x9FB7, 0x8235_9130),
        (0xFE6D, 0xE832, 0x9FB8, 0x8235_9131), (0xFE7E, 0xE843, 0x9FB9, 0x8235_9132),
        (0xFE90, 0xE854, 0x9FBA, 0x8235_9133), (0xFEA0, 0xE864, 0x9FBB, 0x8235_9134),
    ]

    /// The six whose pair stayed in private use.
    private static let unpaired: [(pair: UInt32, former: UInt32, proper: UInt32, quad: UInt32)] = [
        (0xFE51, 0xE816, 0x20087, 0x9532_9031), (0xFE52, 0xE817, 0x20089, 0x9532_9033),
        (0xFE53, 0xE818, 0x200CC, 0x9532_9730), (0xFE6C, 0xE831, 0x215D7, 0x9536_B937),
        (0xFE76, 0xE83B, 0x2298F, 0x9630_BA35), (0xFE91, 0xE855, 0x241FE, 0x9635_B630),
    ]

    private func bytes(_ number: UInt32) -> [UInt8] {
        let all = [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) }
        return number > 0xFFFF ? all : Array(all[2...])
    }

    private func decoded(_ bytes: [UInt8], room: Int = 256) throws -> [UInt8] {
        let decoder = try GB18030Decoder()
        var output: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = Array(rest)
            let part = [UInt8](unsafeUninitializedCapacity: room) { target, count in
                let step = piece.withUnsafeBytes {
                    decoder.decode($0, isLast: true, into: UnsafeMutableRawBufferPointer(target))
                }
                count = step.produced
                rest = rest.dropFirst(step.consumed)
            }
            output += part
        }
        return output
    }

    private func encoded(_ scalar: UInt32) throws -> [UInt8] {
        let scalar = try #require(Unicode.Scalar(scalar))
        var output: [UInt8] = []
        try Array(String(scalar).utf8).withUnsafeBytes { try GB18030Encoder().encode($0, into: &output) }
        return output
    }

    @Test("both byte forms of the 24 characters are read as the proper one, wherever they stand")
    func bothForms() throws {
        #expect(GB18030Tests.changed.count == 18 && GB18030Tests.unpaired.count == 6)
        for entry in GB18030Tests.changed + GB18030Tests.unpaired {
            let proper = String(try #require(Unicode.Scalar(entry.proper)))
            for form in [entry.pair, entry.quad] {
                let text = [0xBA, 0xA3] + bytes(form) + bytes(form) + [0x61] + bytes(form)
                #expect(try decoded(text) == Array("海\(proper)\(proper)a\(proper)".utf8))
            }
        }
    }

    @Test("the characters that changed are never left to the C library, whose versions differ")
    func ownTable() throws {
        for entry in GB18030Tests.changed + GB18030Tests.unpaired {
            for form in [entry.pair, entry.quad] {
                let text = [0xBA, 0xA3] + bytes(form) + [0x61]
                #expect(text.withUnsafeBytes { GB18030Decoder.run($0, from: 0) } == 2)
            }
            for value in [entry.proper, entry.former] {
                let scalar = try #require(Unicode.Scalar(value))
                let text = Array(String(scalar).utf8)
                #expect(text.withUnsafeBytes { GB18030Encoder.ownBytes($0, 0, text.count) } != nil)
            }
        }
        let plain: [UInt8] = [0x61, 0xBA, 0xA3, 0x95, 0x32, 0x90, 0x32, 0xA6, 0xD8, 0x82, 0x35, 0x90, 0x36]
        #expect(plain.withUnsafeBytes { GB18030Decoder.run($0, from: 0) } == plain.count)
    }

    @Test("the bytes of the edition of 2022 are written, also for the former code points of private use")
    func writing() throws {
        for entry in GB18030Tests.changed {
            #expect(try encoded(entry.proper) == bytes(entry.pair))
            #expect(try encoded(entry.former) == bytes(entry.pair))
        }
        for entry in GB18030Tests.unpaired {
            #expect(try encoded(entry.proper) == bytes(entry.quad))
            #expect(try encoded(entry.former) == bytes(entry.quad))
        }
    }

    @Test("every character comes back, but for the 24 of private use that have proper ones now")
    func allScalars() throws {
        let encoder = try GB18030Encoder()
        let former = Set((GB18030Tests.changed + GB18030Tests.unpaired).map(\.former))
        var lost: [UInt32] = []
        // The basic plane whole, and the planes behind it in steps that meet all positions of the last byte.
        let values = Array(UInt32(1)...0xFFFF) + stride(from: 0x10000, through: 0x10FFFF, by: 7)
        for value in values where !former.contains(value) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var bytes: [UInt8] = []
            Array(String(scalar).utf8).withUnsafeBytes { encoder.encode($0, into: &bytes) }
            if try decoded(bytes, room: 16) != Array(String(scalar).utf8) { lost.append(value) }
        }
        #expect(lost.isEmpty, "\(lost.prefix(20).map { String($0, radix: 16) })")
    }

    @Test("the euro sign of Windows is read")
    func euro() throws {
        #expect(try decoded([0x80, 0x35]) == Array("€5".utf8))
    }

    @Test("bytes that are no character are marked one by one and the text behind them is not lost")
    func invalid() throws {
        #expect(try decoded([0xFF, 0x61]) == [0xFF, 0x61])
        #expect(try decoded([0x81, 0x2C, 0x62]) == [0xFF, 0x2C, 0x62])
        #expect(try decoded([0xBA, 0xA3, 0xBA]) == Array("海".utf8) + [0xFF])
        #expect(try decoded([0x81, 0x30, 0x81, 0x22]) == [0xFF, 0x30, 0xFF, 0x22])
        // A well-formed code that has no meaning.
        #expect(try decoded([0xFE, 0x39, 0xFE, 0x39, 0x61]) == [0xFF, 0x61])
    }

    @Test("a bad byte in a GB18030 file is named by line and column; the other records are read")
    func badByte() throws {
        var settings = CSVSettings()
        settings.encoding = .gb18030
        let bytes = Array("a,b\n".utf8) + [0xBA, 0xA3, 0x2C, 0xFF, 0x0A, 0xBF, 0xDA, 0x2C, 0x31]
        #expect(
            try Seen.all(bytes, settings: settings) == [
                .bad(2, .undecodable(column: "b", encoding: .gb18030)), .record(3, ["口", "1"]),
            ]
        )
    }
}
