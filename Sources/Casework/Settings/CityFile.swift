import Exchange

/// One of the files of a city's rules, which may also be changed on the pages of 设置.
public enum CityFile: String, CaseIterable, Sendable {
    case duty = "duty.csv"
    case directory = "dispatch-directory.csv"
    case unitCards = "unit-cards.csv"
    case leaders = "leaders.csv"
    case limits = "limits.csv"
    case terms = "terms.yml"
    case calendar = "calendar.yml"
    case alertWords = "alert-words.csv"
    case reasons = "reasons.csv"
    case channels = "channels.csv"
    case tags = "tags.csv"
    case areas = "areas.csv"
    case phrases = "phrases.csv"
    case incomingColumns = "incoming-columns.csv"
    case roles = "roles.csv"
    case supervision = "supervision.md"
    case signIn = "sign-in.yml"

    /// What people read.
    public var title: String {
        switch self {
        case .duty: "值班表"
        case .directory: "派单目录"
        case .unitCards: "单位名片"
        case .leaders: "单位负责人"
        case .limits: "办理时限"
        case .terms: "期限与次数"
        case .calendar: "工作时间"
        case .alertWords: "紧急敏感词"
        case .reasons: "理由代码"
        case .channels: "来源渠道"
        case .tags: "标签"
        case .areas: "地名"
        case .phrases: "常用语"
        case .incomingColumns: "来件栏目"
        case .roles: "角色的动作"
        case .supervision: "督办通知书用语"
        case .signIn: "登录规则"
        }
    }

    /// What it decides, for who changes it.
    public var about: String {
        switch self {
        case .duty: "紧急敏感事项按钟点和类别通知谁；人员写工号，按通知的先后用分号隔开，第一个符合的行有效。"
        case .directory: "一类诉求在一个地区由谁办，派单和转办时提示；几个单位用分号隔开，第一个主办；地区留空管全市，类别写到哪级管到哪级。"
        case .unitCards: "各单位的联络员、分管领导、值班电话和通知号码；值班电话可按日子和钟点分开，如 工作日 8-18 0561-9000001;0561-9000002。"
        case .leaders: "提级时通知的单位负责人，写工号。"
        case .limits: "按诉求类型、渠道、紧急程度、标签和单位定的办理时限；第一个符合的行有效，最后一行只写时限，管其余诉求。"
        case .terms: "退单、延期、回访等的期限和次数；没有写的用程序的默认值。"
        case .calendar: "工作时间和按工作日计的时限在几点到期。节假日由放假通知导入。"
        case .alertWords: "诉求中出现即提示的词；紧急程度和是否保密对整个类别有效，写在该类别的任一行即可。"
        case .reasons: "退单、不满意、不予受理等的理由；写了的类别取代程序自带的，没写的不变。"
        case .channels: "登记时可选的来源渠道，按显示的次序。"
        case .tags: "登记时可选的标签及其归口单位。"
        case .areas: "县区、街道、社区；上级地名写在前面的行。"
        case .phrases: "所有人可用缩写展开的用语；【】是要填的空。个人的常用语在我的账号。"
        case .incomingColumns: "来件平台的表格里各栏叫什么，批量登记来件时用；同一栏的几个叫法用分号隔开，平台留空管所有平台，通用的叫法不必写。"
        case .roles: "每个角色可以做的动作；写了就取代程序自带的全部角色。"
        case .supervision: "督办通知书的用语。"
        case .signIn: "口令、锁定、登录时限，以及哪些角色必须启用动态口令；没有写的用程序的默认值。"
        }
    }

    /// The columns of a table; nil for a text.
    public var columns: [String]? {
        switch self {
        case .duty: ["起", "止", "类别", "人员"]
        case .directory: ["诉求类别", "县区", "街道", "承办单位", "依据", "备注", "起", "止"]
        case .unitCards: UnitCardColumn.allCases.map(\.rawValue)
        case .leaders: ["承办单位", "负责人工号"]
        case .limits: ["诉求类型", "来源渠道", "紧急程度", "标签", "承办单位", "时限"]
        case .alertWords: ["类别", "词", "紧急程度", "是否保密"]
        case .reasons: ["类别", "代码", "名称"]
        case .channels: ["来源渠道"]
        case .tags: ["标签", "归口单位"]
        case .areas: ["县区", "街道", "社区", "区划代码"]
        case .phrases: ["缩写", "用语"]
        case .incomingColumns: ["来件平台", "栏目", "表头"]
        case .roles: ["角色", "动作", "可代办"]
        case .terms, .calendar, .supervision, .signIn: nil
        }
    }

    /// What events about it name as their subject.
    public var subject: String { "设置 \(title)" }
}
