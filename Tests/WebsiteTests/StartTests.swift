import Templates
import Testing

@testable import Website

@Suite struct StartTests {
    @Test func `a template that is missing is an error at start`() throws {
        var files = try ResourceFolder.files("Templates")
        files["start.mustache"] = nil
        #expect(throws: WebsiteError.self) { try PageTemplates(files) }
    }

    @Test func `a name that its page doesn't have is an error at start`() throws {
        for file in try ResourceFolder.files("Templates").keys where file != "layout.mustache" {
            var files = try ResourceFolder.files("Templates")
            let text = String(decoding: files[file] ?? [], as: UTF8.self)
            files[file] = Array(text.replacing("{{/main}}", with: "{{nothing}}{{/main}}").utf8)
            if files[file] == Array(text.utf8) { files[file] = Array((text + "{{nothing}}").utf8) }
            #expect(throws: WebsiteError.self, "\(file)") { try PageTemplates(files) }
        }
    }

    @Test func `a public file that the pages need is looked for at start`() throws {
        let files = try PublicFiles([:])
        #expect(throws: WebsiteError.self) { try Paths(basePath: "", publicFiles: files) }
    }

    @Test(arguments: ["/a b", "/你", "/a?b", "/..", "/a/../b", "http://x", "/<b>"])
    func `a path prefix of anything but plain parts is refused`(prefix: String) throws {
        let files = try PublicFiles(try ResourceFolder.files("Public"))
        #expect(throws: WebsiteError.self) { try Paths(basePath: prefix, publicFiles: files) }
    }

    @Test func `every error at start says what to do`() {
        let errors: [WebsiteError] = [.missingFiles(folder: "/x"), .badBasePath("a b")]
        #expect(errors.allSatisfy { $0.description.hasSuffix("。") })
    }

    @Test func `the name of a static file changes with its content`() throws {
        let names = try [[1], [2], [1]].map { content in try PublicFiles(["a.css": content]).name(of: "a.css") }
        #expect(names[0] == names[2])
        #expect(names[0] != names[1])
    }
}
