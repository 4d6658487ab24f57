/// 账号变更: what may be changed about accounts, as a name that a centre's settings can use.
public enum AccountChangeKind: String, CaseIterable, Sendable {
    case add = "新增账号"
    case rename = "修改姓名"
    case disable = "停用"
    case enable = "启用"
    case give = "授予任职"
    case endGrant = "终止任职"
    case handOver = "离岗交接"
    case resetPassword = "重置口令"
    case removeCode = "解除动态口令"
}
