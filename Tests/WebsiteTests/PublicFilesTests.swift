import Testing

@testable import Website

@Suite struct PublicFilesTests {
    private func shipped() throws -> [String: [UInt8]] { try ResourceFolder.files("Public") }

    @Test func `the style sheets are served as one, in their order`() throws {
        let contents = try shipped()
        let files = try PublicFiles(contents)
        let style = try #require(files.files[try files.name(of: "style.css")])
        #expect(style.content == PublicFiles.sheets.flatMap { contents[$0] ?? [] })
        #expect(style.type == "text/css; charset=utf-8")
        for sheet in PublicFiles.sheets {
            #expect(throws: WebsiteError.self, "\(sheet)") { try files.name(of: sheet) }
        }
    }

    @Test func `no sheet and no script lies unused in the folder`() throws {
        let names = Set(try shipped().keys)
        #expect(names.filter { $0.hasSuffix(".css") } == Set(PublicFiles.sheets))
        #expect(names.filter { $0.hasSuffix(".js") } == Set(PublicFiles.scripts))
    }

    @Test func `without one of its sheets there is no style`() throws {
        for sheet in PublicFiles.sheets {
            var contents = try shipped()
            contents[sheet] = nil
            let files = try PublicFiles(contents)
            #expect(throws: WebsiteError.self, "\(sheet)") { try files.name(of: "style.css") }
        }
    }

    @Test func `every script has a name that changes with it, and is served as a script`() throws {
        let files = try PublicFiles(try shipped())
        for script in PublicFiles.scripts {
            let name = try files.name(of: script)
            #expect(name != script)
            #expect(files.files[name]?.type == "text/javascript; charset=utf-8")
        }
    }

    @Test func `what the others share is read first`() {
        #expect(PublicFiles.scripts.first == "page.js")
        #expect(PublicFiles.sheets.first == "tokens.css")
    }
}
