/// A page, or a row of one: ready texts, and the names a template may use for them.
public protocol TemplateModel: Sendable {
    /// Every name a template may use, each with where its value comes from.
    ///
    /// Name and value stand in one line, so their number and order cannot differ.
    static var names: Names<Self> { get }
}

/// The names of a model, in the order of their values.
public struct Names<Model>: Sendable, ExpressibleByArrayLiteral {
    let fields: [Field<Model>]

    /// Lists the fields; the order has no meaning to a template.
    public init(arrayLiteral fields: Field<Model>...) {
        self.fields = fields
    }

    var shape: Shape {
        Shape(model: "\(Model.self)", names: fields.map(\.name), kinds: fields.map(\.kind))
    }

    func values(of model: Model) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(fields.count)
        for field in fields {
            values.append(field.read(model))
        }
        return values
    }
}

/// One name of a model.
public struct Field<Model>: Sendable {
    let name: String
    let kind: Kind
    let read: @Sendable (Model) -> Value

    /// Text for `{{name}}`, escaped on output; `{{#name}}` when it is there and not empty.
    public static func text(_ name: String, _ read: @escaping @Sendable (Model) -> String?) -> Field {
        Field(name: name, kind: .text) { .text(read($0) ?? "") }
    }

    /// A whole number for `{{name}}`, in plain digits; `{{#name}}` when it is there, even if it is 0.
    public static func number(_ name: String, _ read: @escaping @Sendable (Model) -> Int?) -> Field {
        Field(name: name, kind: .text) { model in .text(read(model).map { String($0) } ?? "") }
    }

    /// Markup for `{{{name}}}`; `{{#name}}` when it is there and not empty.
    public static func html(_ name: String, _ read: @escaping @Sendable (Model) -> HTML?) -> Field {
        Field(name: name, kind: .html) { .html(read($0) ?? HTML(bytes: [])) }
    }

    /// A condition for `{{#name}}` and `{{^name}}`.
    public static func flag(_ name: String, _ read: @escaping @Sendable (Model) -> Bool) -> Field {
        Field(name: name, kind: .flag) { .flag(read($0)) }
    }

    /// A part of the page with names of its own, for `{{#name}}` or `{{name.of.it}}`.
    public static func group<Part: TemplateModel>(
        _ name: String,
        _ read: @escaping @Sendable (Model) -> Part?
    ) -> Field {
        Field(name: name, kind: .group { Part.names.shape }) { model in
            .rows(read(model).map { [Part.names.values(of: $0)] } ?? [])
        }
    }

    /// Rows for `{{#name}}`, which is written once for each; `{{^name}}` when there are none.
    public static func list<Row: TemplateModel>(
        _ name: String,
        _ read: @escaping @Sendable (Model) -> [Row]
    ) -> Field {
        Field(name: name, kind: .list { Row.names.shape }) { model in
            let names = Row.names
            return .rows(read(model).map { names.values(of: $0) })
        }
    }

    /// Texts for `{{#name}}`, each of them `{{.}}` inside.
    public static func texts(_ name: String, _ read: @escaping @Sendable (Model) -> [String]) -> Field {
        Field(name: name, kind: .list { .texts }) { model in .rows(read(model).map { [.text($0)] }) }
    }
}
