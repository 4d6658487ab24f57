/// The characters whose bytes differ between the editions of GB18030.
///
/// GB 18030-2005 gave 24 pairs of bytes to code points of private use, since Unicode had no characters for them then
/// (or none in the basic plane). By now it has. The edition of 2022 moved 18 of the pairs to the proper characters,
/// whose four-byte forms it took away; for the other six the four-byte form alone is proper. Files hold
/// either. All of them mean the same character, so all are read as that one; see the Unicode recommendation
/// L2/23-003R, which the WHATWG encoding standard follows as well.
enum GB18030Table {
    /// One character: its two-byte form, its four-byte form, and the code point of private use it had until 2022.
    struct Entry {
        let scalar: UInt32
        let pair: UInt32
        let quad: UInt32
        let formerScalar: UInt32

        /// What is written: the pair as in the edition of 2022, or the four bytes where it has no proper pair.
        var written: UInt32 { scalar > 0xFFFF ? quad : pair }
    }

    static let entries: [Entry] = [
        // Vertical punctuation: U+FE10…FE19. The second and third are crossed over in the standard itself.
        Entry(scalar: 0xFE10, pair: 0xA6D9, quad: 0x8431_8236, formerScalar: 0xE78D),
        Entry(scalar: 0xFE12, pair: 0xA6DA, quad: 0x8431_8238, formerScalar: 0xE78E),
        Entry(scalar: 0xFE11, pair: 0xA6DB, quad: 0x8431_8237, formerScalar: 0xE78F),
        Entry(scalar: 0xFE13, pair: 0xA6DC, quad: 0x8431_8239, formerScalar: 0xE790),
        Entry(scalar: 0xFE14, pair: 0xA6DD, quad: 0x8431_8330, formerScalar: 0xE791),
        Entry(scalar: 0xFE15, pair: 0xA6DE, quad: 0x8431_8331, formerScalar: 0xE792),
        Entry(scalar: 0xFE16, pair: 0xA6DF, quad: 0x8431_8332, formerScalar: 0xE793),
        Entry(scalar: 0xFE17, pair: 0xA6EC, quad: 0x8431_8333, formerScalar: 0xE794),
        Entry(scalar: 0xFE18, pair: 0xA6ED, quad: 0x8431_8334, formerScalar: 0xE795),
        Entry(scalar: 0xFE19, pair: 0xA6F3, quad: 0x8431_8335, formerScalar: 0xE796),
        // Components of characters: U+9FB4…9FBB.
        Entry(scalar: 0x9FB4, pair: 0xFE59, quad: 0x8235_9037, formerScalar: 0xE81E),
        Entry(scalar: 0x9FB5, pair: 0xFE61, quad: 0x8235_9038, formerScalar: 0xE826),
        Entry(scalar: 0x9FB6, pair: 0xFE66, quad: 0x8235_9039, formerScalar: 0xE82B),
        Entry(scalar: 0x9FB7, pair: 0xFE67, quad: 0x8235_9130, formerScalar: 0xE82C),
        Entry(scalar: 0x9FB8, pair: 0xFE6D, quad: 0x8235_9131, formerScalar: 0xE832),
        Entry(scalar: 0x9FB9, pair: 0xFE7E, quad: 0x8235_9132, formerScalar: 0xE843),
        Entry(scalar: 0x9FBA, pair: 0xFE90, quad: 0x8235_9133, formerScalar: 0xE854),
        Entry(scalar: 0x9FBB, pair: 0xFEA0, quad: 0x8235_9134, formerScalar: 0xE864),
        // Outside the basic plane; 2022 left their pairs in private use.
        Entry(scalar: 0x20087, pair: 0xFE51, quad: 0x9532_9031, formerScalar: 0xE816),
        Entry(scalar: 0x20089, pair: 0xFE52, quad: 0x9532_9033, formerScalar: 0xE817),
        Entry(scalar: 0x200CC, pair: 0xFE53, quad: 0x9532_9730, formerScalar: 0xE818),
        Entry(scalar: 0x215D7, pair: 0xFE6C, quad: 0x9536_B937, formerScalar: 0xE831),
        Entry(scalar: 0x2298F, pair: 0xFE76, quad: 0x9630_BA35, formerScalar: 0xE83B),
        Entry(scalar: 0x241FE, pair: 0xFE91, quad: 0x9635_B630, formerScalar: 0xE855),
    ]

    /// GBK on Windows has the euro sign at 0x80, where GB18030 has nothing.
    static let euro: UInt32 = 0x20AC

    /// From the bytes of either edition, as a big-endian number, to the character.
    static let scalars: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [0x80: euro]
        for entry in entries {
            table[entry.pair] = entry.scalar
            table[entry.quad] = entry.scalar
        }
        return table
    }()

    /// From the character, or its former code point of private use, to the bytes written.
    static let bytes: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for entry in entries {
            table[entry.scalar] = entry.written
            table[entry.formerScalar] = entry.written
        }
        return table
    }()
}
