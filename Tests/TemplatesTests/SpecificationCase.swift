import Foundation
import Testing

@testable import Templates

/// One case of the Mustache specification.
struct SpecificationCase: Decodable, Sendable, CustomTestStringConvertible {
    var part = ""
    let name: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String

    private enum CodingKeys: CodingKey {
        case name
        case data
        case template
        case partials
        case expected
    }

    /// What the tables of this test call the case.
    var title: String { "\(part): \(name)" }

    var testDescription: String { title }

    /// The output for the case's data, on pages that declare just the names in that data.
    func render() throws(TemplateError) -> String {
        let library = try Library(templates: (partials ?? [:]).merging(["case": template]) { $1 })
        let model = SpecificationModel(unescapedNames: unescapedNames)
        let shape = model.shape(of: [data])
        let program = try library.program("case", for: shape)
        var output: [UInt8] = []
        program.render(model.values(of: data, in: shape), into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    // Here markup is a type, in the specification a way to write the tag: the tags say which names are markup.
    private var unescapedNames: Set<String> {
        let texts = [template] + (partials ?? [:]).values
        let names = texts.flatMap { $0.matches(of: /{{[{&]\s*([^\s}]+)/).map { String($0.1) } }
        return Set(names.map { $0 == "." ? $0 : String($0.split(separator: ".").last ?? "") })
    }

    /// All cases of one file of the specification.
    static func cases(of part: String) throws -> [SpecificationCase] {
        struct File: Decodable {
            let tests: [SpecificationCase]
        }
        guard let folder else { return [] }
        let data = try Data(contentsOf: folder.appendingPathComponent("\(part).json"))
        return try JSONDecoder().decode(File.self, from: data).tests.map { test in
            var test = test
            test.part = part
            return test
        }
    }

    /// Where the specification is; nil when this machine does not have it.
    static let folder: URL? = {
        guard let folder = sharedFolder()?.appendingPathComponent("data/mustache-spec") else { return nil }
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()
}

/// The data of a case.
enum JSON: Decodable, Sendable {
    case none
    case flag(Bool)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? container.decode(Int.self) {
            self = .text("\(whole)")
        } else if let decimal = try? container.decode(Double.self) {
            self = .text("\(decimal)")
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    /// Names and values; data that is no object has the one name `.`.
    var members: [String: JSON] {
        guard case .object(let members) = self else { return [".": self] }
        return members
    }
}

/// Makes shapes and values of a case's data, as a page's declaration would.
struct SpecificationModel {
    let unescapedNames: Set<String>

    /// The names that any of these rows has.
    func shape(of rows: [JSON]) -> Shape {
        var samples: [String: [JSON]] = [:]
        for (name, value) in rows.flatMap(\.members) {
            samples[name, default: []].append(value)
        }
        let names = samples.keys.sorted()
        return Shape(model: "case", names: names, kinds: names.map { kind(of: $0, samples[$0] ?? []) })
    }

    private func kind(of name: String, _ samples: [JSON]) -> Kind {
        for sample in samples {
            switch sample {
            case .none: continue
            case .flag: return .flag
            case .text: return unescapedNames.contains(name) ? .html : .text
            case .list:
                let shape = shape(of: samples.flatMap(rows))
                return .list { shape }
            case .object:
                let shape = shape(of: samples)
                return .group { shape }
            }
        }
        return unescapedNames.contains(name) ? .html : .text
    }

    private func rows(_ value: JSON) -> [JSON] {
        guard case .list(let rows) = value else { return [] }
        return rows
    }

    /// The values of one row, in the order of the names.
    func values(of row: JSON, in shape: Shape) -> [Value] {
        zip(shape.names, shape.kinds).map { name, kind in
            switch (row.members[name] ?? .none, kind) {
            case (.flag(let flag), _): .flag(flag)
            case (.text(let text), .html): .html(HTML(trusted: text))
            case (.text(let text), _): .text(text)
            case (.list(let rows), .list(let shape)): .rows(rows.map { values(of: $0, in: shape()) })
            case (.object(let members), .group(let shape)): .rows([values(of: .object(members), in: shape())])
            default: .flag(false)
            }
        }
    }
}
