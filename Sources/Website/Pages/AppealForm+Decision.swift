import Casework
import WorkOrders

extension AppealForm {
    /// What is done with the appeal at once, by the button that was pressed; nil where it waits for its dispatch.
    ///
    /// Errors of the decision stand at its own fields.
    mutating func decision(_ reasons: Reasons) -> Action? {
        switch items["end"] {
        case "answer": answer
        case "dispatch": dispatch
        case "decline": ground(in: reasons.notAccepted, "请选择不予受理的依据。").map { .decline(ground: $0) }
        case "invalid": ground(in: reasons.invalid, "请选择无效的原因。").map { .markInvalid(reason: $0) }
        case "transfer": transfer
        case let end where Self.leader(end) != nil: joining(end)
        default: nil
        }
    }

    private var answer: Action? {
        mutating get {
            guard let text = required("answer", "请填写答复内容。") else { return nil }
            return .answerDirectly(answer: text)
        }
    }

    private var dispatch: Action? {
        mutating get {
            let choices = ChoiceList.units.choices(lists)
            let units = items.all("unit").map { choices.meant(by: $0)?.value ?? $0 }
            if units.isEmpty { errors["unit"] = "请选择承办单位。" }
            guard let lead = units.first else { return nil }
            let assisting = units.dropFirst().map { Assignment($0, role: .assisting) }
            return .dispatch([Assignment(lead)] + assisting, Handover())
        }
    }

    /// Only the number counts; the desk reads how its order stands.
    private func joining(_ end: String) -> Action? {
        Self.leader(end).map {
            .joinIncident(Leader(number: $0, status: .handling, isBarred: false, isIncident: true))
        }
    }

    private var transfer: Action? {
        mutating get {
            let ending = Ending(title: items["ending"])
            if ending == nil { errors["end"] = "请选择转往哪里。" }
            guard let counterpart = required("counterpart", "请填写对方号码或单位。"), let ending else { return nil }
            return .transfer(Transfer(ending: ending, counterpart: counterpart, receipt: items.given("receipt")))
        }
    }

    private mutating func ground(in list: [String: String], _ sentence: String) -> String? {
        let code = items["ground"]
        guard list[code] != nil else {
            errors["end"] = sentence
            return nil
        }
        return code
    }

    private mutating func required(_ name: String, _ sentence: String) -> String? {
        guard let text = items.given(name) else {
            errors[name] = sentence
            return nil
        }
        return text
    }
}
