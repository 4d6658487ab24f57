import Storage
import TestSupport
import Testing
import WorkOrders

@Suite struct PhraseRecordsTests {
    @Test("an officer's phrases are his own, one text for an abbreviation", arguments: Backend.available)
    func phrases(backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.write { connection in
                try connection.put(Phrase("ts", "停水"), of: "H01")
                try connection.put(Phrase("dz", "地址"), of: "H01")
                try connection.put(Phrase("ts", "停水【时间】"), of: "H01")
                try connection.put(Phrase("ts", "别人的"), of: "H02")
            }
            let mine = try await database.read { try $0.phrases(of: "H01") }
            #expect(mine == [Phrase("dz", "地址"), Phrase("ts", "停水【时间】")])
            try await database.write { connection in
                try connection.removePhrase("ts", of: "H01")
                try connection.removePhrase("none", of: "H01")
            }
            #expect(try await database.read { try $0.phrases(of: "H01") } == [Phrase("dz", "地址")])
            #expect(try await database.read { try $0.phrases(of: "H02") } == [Phrase("ts", "别人的")])
        }
    }
}
