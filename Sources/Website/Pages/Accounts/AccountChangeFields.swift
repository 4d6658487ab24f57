import Accounts
import Casework
import WorkOrders
import WorkingDays

/// The fields of each change of an account.
struct AccountChangeFields {
    let account: Account?
    let roles: [String]
    let units: [String]
    let today: CivilDay

    func fields(_ kind: AccountChangeKind) -> [ActionField] {
        own(kind) + [ActionField("reason", "申请理由", .line, isRequired: false)]
    }

    private func own(_ kind: AccountChangeKind) -> [ActionField] {
        switch kind {
        case .add: [ActionField("id", "工号", .line), name("")] + office
        case .rename: [name(account?.name ?? "")]
        case .give: office + [ActionField("standsInFor", "代理何人（工号），代理必须写明止日", .line, isRequired: false)]
        case .endGrant: [ActionField("office", "任职", .choice(offices)), day("on", "到哪一天为止（含）")]
        case .handOver:
            [
                day("on", "任职到哪一天为止（含）"),
                ActionField("successor", "接手人工号，从次日起有同样的任职", .line, isRequired: false),
            ]
        case .disable, .enable, .resetPassword, .removeCode: []
        }
    }

    private var office: [ActionField] {
        [
            ActionField("role", "角色", .choice(roles.map { ActionField.Option(label: $0, members: []) })),
            ActionField(
                "unit",
                "单位",
                .choice(([Website.centre] + units).map { ActionField.Option(label: $0, members: []) })
            ),
            day("from", "起"), ActionField("to", "止（含），不限则不填", .day, isRequired: false),
        ]
    }

    /// Numbered from 0 as choices are, with one in front, so that a choice is the office's number.
    private var offices: [ActionField.Option] {
        [ActionField.Option(label: "（请选择）", members: [])]
            + (account?.grants ?? []).map { ActionField.Option(label: $0.words, members: []) }
    }

    private func name(_ value: String) -> ActionField {
        var field = ActionField("name", "姓名", .line)
        field.values = [value]
        return field
    }

    private func day(_ name: String, _ label: String) -> ActionField {
        var field = ActionField(name, label, .day)
        field.values = ["\(today)"]
        return field
    }
}

/// What is missing or wrong in the form of a change.
enum AccountFormError: Error, Hashable {
    case missing(String)
    case noDay(String)

    var field: String {
        switch self {
        case .missing(let field), .noDay(let field): field
        }
    }

    func sentence(_ fields: [ActionField]) -> String {
        let label = fields.first { $0.name == field }?.label ?? field
        return switch self {
        case .missing: "请填写“\(label)”。"
        case .noDay: "“\(label)”应为日期，形如 2022-03-01，请改正。"
        }
    }
}

/// A change as the form says it.
struct AccountChangeForm {
    let items: FormItems
    let kind: AccountChangeKind
    /// 工号; nil for a new account.
    let id: String?

    func change(_ fields: [ActionField]) throws(AccountFormError) -> AccountChange {
        let id = if let id { id } else { try required("id") }
        switch kind {
        case .add: return .add(id: id, name: try required("name"), grants: [try grant(fields)], password: nil)
        case .rename: return .rename(id: id, name: try required("name"))
        case .disable: return .disable(id: id)
        case .enable: return .enable(id: id)
        case .give: return .give(id: id, try grant(fields))
        case .endGrant:
            guard let sequence = Int(items["office"]), sequence > 0 else { throw .missing("office") }
            return .endGrant(id: id, sequence: sequence, on: try day("on"))
        case .handOver: return .handOver(id: id, on: try day("on"), to: items.given("successor"))
        case .resetPassword: return .resetPassword(id: id, .none)
        case .removeCode: return .removeCode(id: id)
        }
    }

    private func grant(_ fields: [ActionField]) throws(AccountFormError) -> Grant {
        let (role, unit) = (try chosen("role", fields), try chosen("unit", fields))
        return Grant(
            role,
            unit: unit == Website.centre ? nil : unit,
            from: try day("from"),
            to: items.given("to") == nil ? nil : try day("to"),
            standsInFor: items.given("standsInFor")
        )
    }

    private func chosen(_ name: String, _ fields: [ActionField]) throws(AccountFormError) -> String {
        guard case .choice(let options)? = fields.first(where: { $0.name == name })?.control,
            let index = Int(items[name]), options.indices.contains(index)
        else { throw .missing(name) }
        return options[index].label
    }

    private func required(_ name: String) throws(AccountFormError) -> String {
        guard let text = items.given(name) else { throw .missing(name) }
        return text
    }

    private func day(_ name: String) throws(AccountFormError) -> CivilDay {
        guard let day = CivilDay(try required(name)) else { throw .noDay(name) }
        return day
    }
}

extension AccountRefusal {
    /// The field of the form that it is about; nil for the whole.
    var field: String? {
        switch self {
        case .idTaken, .badId: "id"
        case .badName: "name"
        case .unknownUnit: "unit"
        case .unknownGrant: "office"
        case .daysReversed, .standInWithoutEnd: "to"
        case .standInForNothing: "standsInFor"
        case .conflict: "role"
        case .ownSuccessor: "successor"
        case .notAllowed, .ownAccount, .ownRequest, .unknown, .password, .decided, .noSuchRequest, .alreadyAsked,
            .codeWrong, .nothingToImport, .hasCode, .unreadable:
            nil
        }
    }
}
