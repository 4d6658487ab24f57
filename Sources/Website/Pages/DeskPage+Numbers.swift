import Documents
import Hummingbird
import Templates

extension Website {
    /// Answers `POST /desk/numbers`: numbers of the text go into the sealed fields.
    ///
    /// A script gets the changed fields; without one the whole form comes back with them.
    @Sendable func moveNumbers(_ request: Request, _ items: FormItems) async throws -> Response {
        let move = NumberMove(
            text: items.typed("content"),
            contact: items.typed("contactNumber"),
            identity: items.typed("identityNumber")
        )
        guard request.headers[.part] == nil else { return json(move.value) }
        let moved = items.with("content", move.text).with("contactNumber", move.contact)
            .with("identityNumber", move.identity)
        var page = try await deskPage(moved)
        page.form.errors["content"] = move.sentence
        return html(templates.desk.render(page))
    }
}

extension NumberMove {
    fileprivate var value: JSONValue {
        .object([
            .init("content", .string(text)), .init("contactNumber", .string(contact)),
            .init("identityNumber", .string(identity)), .init("left", sentence.map(JSONValue.string) ?? .null),
        ])
    }

    /// What is still to be done by hand; nil where every number was moved.
    var sentence: String? {
        left.isEmpty ? nil : "\(left.joined(separator: "、")) 没有移走：保密栏已有别的号码，请核对后手工处理。"
    }
}
