public import Accounts
public import WorkingDays

/// Why nobody was let in, or why what asks for a password again wasn't done.
public enum SignInRefusal: Error, Hashable, Sendable {
    /// 工号 or password is wrong: which of them isn't told.
    case wrong
    /// After too many failures, whether there is such an account or not.
    case locked(until: Instant)
    /// The password is right; the code of 动态口令 is asked for.
    case codeNeeded
    /// The code is wrong, or was used before.
    case codeWrong
    /// 停用; told to who knows the password only.
    case disabled
    /// He holds no office today.
    case noOffice
    /// Too many sign in at this moment.
    case busy
    /// The session is over.
    case ended
    /// This way to sign in isn't open here.
    case closedWay
    /// The new password isn't taken.
    case password(PasswordFault)

    /// What people read.
    public var sentence: String {
        switch self {
        case .wrong: "工号或口令不对，请核对后重新输入；连续输错会暂时锁定。"
        case .locked(let until): "输错次数过多，已暂时锁定，请在\(until.minuteText)以后再试，或联系安全管理员重置口令。"
        case .codeNeeded: "请输入手机上的6位动态口令。"
        case .codeWrong: "动态口令不对或已用过，请等手机上换了新的6位数字再输入。"
        case .disabled: "账号已停用，请联系安全管理员。"
        case .noOffice: "账号今天没有任职，请联系安全管理员核对任职起止日期。"
        case .busy: "登录的人太多，请过几秒再试。"
        case .ended: "登录已过期，请重新登录。"
        case .closedWay: "这里不能用这种方式登录，请用工号和口令登录。"
        case .password(let fault): fault.sentence
        }
    }
}
