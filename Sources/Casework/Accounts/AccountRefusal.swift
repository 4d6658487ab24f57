public import Accounts

/// Why nothing was changed about an account.
public enum AccountRefusal: Error, Hashable, Sendable {
    /// The role may not.
    case notAllowed(role: String)
    /// Nobody changes his own account.
    case ownAccount
    /// Nobody approves what he asked for, or what is about himself.
    case ownRequest
    case idTaken(String)
    case badId
    case badName
    case unknown(String)
    case unknownUnit(String)
    case unknownGrant
    /// An office that ends before it begins.
    case daysReversed
    /// 代理 needs a last day.
    case standInWithoutEnd
    /// Who is stood in for doesn't hold that office.
    case standInForNothing(String)
    case conflict(RoleConflict)
    case password(PasswordFault)
    /// The request was decided on already.
    case decided
    case noSuchRequest
    /// The same is asked for already, under this number.
    case alreadyAsked(Int)
    /// Who leaves can't be his own successor.
    case ownSuccessor
    /// The code that proves the telephone is wrong.
    case codeWrong
    /// A list that changes nothing.
    case nothingToImport
    /// 动态口令 is there already.
    case hasCode
    /// Written by a newer version.
    case unreadable

    /// What people read.
    public var sentence: String {
        switch self {
        case .notAllowed(let role): "“\(role)”不能变更账号，请由安全管理员办理。"
        case .ownAccount: "不能变更自己的账号，请由另一位安全管理员办理。"
        case .ownRequest: "不能复核自己提出的或关于自己的变更，请由另一位安全管理员或审计管理员复核。"
        case .idTaken(let id): "工号“\(id)”已有账号，请换一个工号，或变更原账号。"
        case .badId: "工号应为1到32位，不含空格，请重新填写。"
        case .badName: "姓名应为1到32个字，请重新填写。"
        case .unknown(let id): "没有工号“\(id)”的账号，请核对工号。"
        case .unknownUnit(let unit): "没有单位“\(unit)”，请从单位表中选择。"
        case .unknownGrant: "没有这项任职，请刷新后重新选择。"
        case .daysReversed: "任职的止日早于起日，请核对日期。"
        case .standInWithoutEnd: "代理必须写明止日，请填写。"
        case .standInForNothing(let id): "工号“\(id)”没有这个角色和单位的任职，不能代理，请核对。"
        case .conflict(let conflict): conflict.sentence
        case .password(let fault): fault.sentence
        case .decided: "这项变更已经处理过，请刷新后查看。"
        case .noSuchRequest: "没有这项变更申请，请刷新后查看。"
        case .alreadyAsked(let number): "同样的变更已申请（第\(number)号），正在等待复核，不必再次提交。"
        case .ownSuccessor: "接手人不能是离岗人本人，请填写另一人的工号。"
        case .codeWrong: "动态口令不对，请核对手机时间，用新的6位数字重试。"
        case .nothingToImport: "名册中的账号和任职都已有，不必导入。"
        case .hasCode: "已启用动态口令；更换手机请联系安全管理员先解除。"
        case .unreadable: "这项申请由更新的版本写成，请升级本系统后再复核。"
        }
    }
}
