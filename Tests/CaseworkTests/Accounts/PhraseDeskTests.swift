import Casework
import Storage
import TestSupport
import Testing
import WorkOrders

@Suite struct PhraseDeskTests {
    @Test("his own comes before the city's with the same abbreviation", arguments: Backend.available)
    func own(backend: Backend) async throws {
        try await backend.withSchema { database in
            let desk = PhraseDesk(database: database, city: [Phrase("ts", "停水"), Phrase("td", "停电")])
            try await desk.keep(Phrase("TS", "本小区停水"), of: "H01")
            let (own, city) = try await desk.phrases(of: "H01")
            #expect(own == [Phrase("ts", "本小区停水")] && city == [Phrase("td", "停电")])
            #expect(try await desk.phrases(of: "H02").city.count == 2)
            try await desk.remove("ts", of: "H01")
            #expect(try await desk.phrases(of: "H01").city.count == 2)
        }
    }

    @Test("a faulty phrase is refused, and one more than he keeps at most; changing one is none more")
    func refused() async throws {
        try await Backend.sqlite.withSchema { database in
            let desk = PhraseDesk(database: database)
            for (phrase, fault) in [(Phrase("", "停水"), Phrase.Fault.abbreviation), (Phrase("a", " "), .text)] {
                let refusal = await thrown(PhraseRefusal.self) { try await desk.keep(phrase, of: "H01") }
                #expect(refusal == .faulty(fault) && refusal?.sentence.hasSuffix("。") == true)
            }
            for number in 0..<PhraseDesk.most { try await desk.keep(Phrase("a\(number)", "文"), of: "H01") }
            #expect(await thrown(PhraseRefusal.self) { try await desk.keep(Phrase("b", "文"), of: "H01") } == .tooMany)
            try await desk.keep(Phrase("a0", "换了"), of: "H01")
            #expect(try await desk.phrases(of: "H01").own.count == PhraseDesk.most)
        }
    }
}
