/// Why a batch is not made or found.
public enum BatchRefusal: Error, Hashable, Sendable {
    case nothingChosen
    case tooMany
    case notPermitted(BatchAct)
    /// It is another officer's, or too old.
    case unknown

    /// What to do, in Chinese.
    public var sentence: String {
        switch self {
        case .nothingChosen: "请先勾选工单，再选择要批量办理的事。"
        case .tooMany: "一次最多批量办理\(BatchDesk.most)件，请增加筛选条件，或分几次办理。"
        case .notPermitted(let act): "您的角色不能批量\(act.title)，请从列出的动作中选择。"
        case .unknown: "没有这次批量办理，或已超过可查看的时间。请回到工单清单重新选择。"
        }
    }
}
