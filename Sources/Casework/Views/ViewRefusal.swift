import Bulletins

/// Why a view is not kept or changed.
public enum ViewRefusal: Error, Hashable, Sendable {
    case name
    case nameTaken(String)
    case tooMany
    case mayNotShare
    /// It is another officer's, or gone.
    case notYours
    /// Its name or conditions hold somebody's number.
    case number

    /// What to do, in Chinese.
    public var sentence: String {
        switch self {
        case .name: "请填写视图名称，最多\(SavedView.nameLimit)字。"
        case .nameTaken(let name): "您已有名为“\(name)”的视图，请换一个名称，或打开它后更新。"
        case .tooMany: "视图最多\(ViewDesk.most)个，请先在“管理视图”中删去不用的。"
        case .mayNotShare: "您的角色不能共享视图，请选择“不共享”。"
        case .notYours: "没有这个视图：已被删除，或只有创建人能修改。请另存为自己的视图。"
        case .number: "视图不加密保存，名称和条件不能含手机号和证件号，请删去。"
        }
    }
}
