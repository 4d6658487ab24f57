import Testing

@testable import Documents

/// Compared with what qrcode 8.2, another implementation, makes of the same texts and masks (level M, bytes, no boost).
@Suite struct SquareCodeTests {
    @Test("a short text is the same square that others make of it")
    func small() throws {
        let code = try #require(SquareCode("12345", mask: 2))
        let picture = (0..<code.size).map { row in
            String((0..<code.size).map { code.isDark(row, $0) ? "#" : "." })
        }.joined(separator: "\n")
        #expect(
            picture == """
                #######..####.#######
                #.....#...#.#.#.....#
                #.###.#.##.##.#.###.#
                #.###.#.#..#..#.###.#
                #.###.#.#...#.#.###.#
                #.....#.#..#..#.....#
                #######.#.#.#.#######
                ........#............
                #.#####....#..#####..
                #..#...#.#.####...###
                #.#..####...#.##.....
                #.#........####...##.
                #.#.######..#..#.#...
                ........##..#..#..###
                #######....#.#..##...
                #.....#.#.#....##.##.
                #.###.#.####.#..##.#.
                #.###.#.#.######.##..
                #.###.#.##..#.##..#..
                #.....#..#.####...#..
                #######.###.#....#.#.
                """
        )
    }

    @Test(
        "in every size and with every mask all modules are as others have them",
        arguments: [
            ("12345", 1, 0, 0xa2a4_6ced_3de5_26b3),
            ("热线", 1, 1, 0xbe2a_dabd_14a6_0f7b),
            (
                "otpauth://totp/12345:T001?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=12345&algorithm=SHA1&digits=6&period=30",
                7, 2, 0x25d6_df91_89c7_7edb
            ),
            (String(repeating: "x", count: 14), 1, 3, 0xd622_d013_1380_6ae3),
            (String(repeating: "x", count: 15), 2, 4, 0x368a_1a62_21d9_e0bd),
            (String(repeating: "x", count: 84), 5, 5, 0xbe8e_8922_20e0_5956),
            (String(repeating: "x", count: 85), 6, 6, 0x0db2_d779_31fe_6e23),
            (String(repeating: "y", count: 152), 8, 7, 0x69a0_7606_ba44_9fe1),
            (String(repeating: "z", count: 180), 9, 0, 0x809f_6b75_4d4e_04d3),
            (String(repeating: "w", count: 213), 10, 1, 0xe7ab_4dbc_6819_6252),
        ] as [(String, Int, Int, UInt64)]
    )
    func same(_ text: String, _ version: Int, _ mask: Int, _ hash: UInt64) throws {
        let code = try #require(SquareCode(text, mask: mask))
        #expect(code.size == 17 + 4 * version)
        // FNV-1a over a byte for each module.
        let found = code.modules.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ ($1 ? 1 : 0)) &* 0x100_0000_01b3 } as UInt64
        #expect(found == hash)
    }

    @Test("the mask with the least penalty is taken", arguments: ["12345", "热线", "otpauth://totp/x?secret=ABC"])
    func mask(_ text: String) throws {
        let chosen = try #require(SquareCode(text))
        let all = (0..<8).compactMap { SquareCode(text, mask: $0) }
        #expect(all.contains(chosen) && all.allSatisfy { $0.penalty >= chosen.penalty })
    }

    @Test("a text that is too long has no code")
    func tooLong() {
        #expect(SquareCode(String(repeating: "x", count: 214)) == nil)
        #expect(SquareCode(String(repeating: "线", count: 72)) == nil)
        #expect(SquareCode("")?.size == 21)
    }
}
