import Foundation
import Testing

@testable import Templates

@Suite(
    "The Mustache specification",
    .enabled(
        if: SpecificationCase.folder != nil,
        "skipped: no data/mustache-spec in HOTLINE_SHARED or a folder 'shared' above"
    )
)
struct SpecificationTests {
    /// The parts of the specification that this subset has, with the number of their cases.
    static let parts = [
        "comments": 12, "interpolation": 42, "sections": 34, "inverted": 22, "partials": 12, "inheritance": 27,
    ]

    /// Why a case has no output here: the start-up error it gives instead.
    enum LeftOut: String {
        /// Where the specification writes nothing, a page's undeclared name is an error.
        case undeclaredName = "the page declares no"
        /// Where the specification writes nothing, a template that is not there is an error.
        case missingTemplate = "there is no template"
        /// Partials are written into the page at start-up, so a partial inside itself has no end.
        /// (This one also puts its value where a tag's name would be, which is found first.)
        case recursivePartial = "inside a tag"
    }

    static let leftOut: [String: LeftOut] = [
        "interpolation: Basic Context Miss Interpolation": .undeclaredName,
        "interpolation: Triple Mustache Context Miss Interpolation": .undeclaredName,
        "interpolation: Ampersand Context Miss Interpolation": .undeclaredName,
        "interpolation: Dotted Names - Broken Chains": .undeclaredName,
        "interpolation: Dotted Names - Broken Chain Resolution": .undeclaredName,
        "interpolation: Dotted Names - Context Precedence": .undeclaredName,
        "interpolation: Dotted Names are never single keys": .undeclaredName,
        "sections: Context Misses": .undeclaredName,
        "sections: Dotted Names - Broken Chains": .undeclaredName,
        "inverted: Context": .undeclaredName,
        "inverted: List": .undeclaredName,
        "inverted: Context Misses": .undeclaredName,
        "inverted: Dotted Names - Broken Chains": .undeclaredName,
        "inheritance: Negative Sections": .undeclaredName,
        "partials: Failed Lookup": .missingTemplate,
        "partials: Recursion": .recursivePartial,
    ]

    static func cases() throws -> [SpecificationCase] {
        try parts.keys.sorted().flatMap(SpecificationCase.cases(of:))
    }

    @Test("every case that is not left out gives exactly its output")
    func outputs() throws {
        for test in try Self.cases() where Self.leftOut[test.title] == nil {
            do {
                #expect(try test.render() == test.expected, "\(test.title)")
            } catch {
                Issue.record("\(test.title) is neither left out nor accepted: \(error)")
            }
        }
    }

    @Test("every case left out is refused at start-up with the error its entry names")
    func refusals() throws {
        for test in try Self.cases() {
            guard let expected = Self.leftOut[test.title] else { continue }
            let error = #expect(throws: TemplateError.self, "\(test.title)") { _ = try test.render() }
            #expect(
                error?.description.contains(expected.rawValue) == true,
                "\(test.title): \(error?.description ?? "")"
            )
        }
    }

    @Test("no entry of the table is about a case that does not exist")
    func staleEntries() throws {
        let titles = Set(try Self.cases().map(\.title))
        #expect(Self.leftOut.keys.filter { !titles.contains($0) }.isEmpty)
    }

    @Test("the files are read in full: a part has as many cases as we counted", arguments: parts.keys.sorted())
    func counts(part: String) throws {
        #expect(try SpecificationCase.cases(of: part).count == Self.parts[part])
    }

    @Test("set-delimiter tags are refused by name, all cases of that part")
    func delimiters() throws {
        for test in try SpecificationCase.cases(of: "delimiters") {
            let error = #expect(throws: TemplateError.self, "\(test.title)") { _ = try test.render() }
            guard case .delimitersNotSupported? = error else {
                Issue.record("\(test.title): \(error?.description ?? "")")
                continue
            }
        }
    }
}
