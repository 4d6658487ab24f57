import Templates

/// 登录.
struct SignInPage: TemplateModel {
    let frame: Frame
    let action: String
    var id = ""
    var next = ""
    var problem: String?
    var needsCode = false
    /// Demo officers to come in as, only in a demo.
    var demo: [Door] = []

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("action", \.action), .text("id", \.id), .text("next", \.next),
        .text("problem", \.problem), .flag("needs-code", \.needsCode), .list("demo", \.demo),
        .flag("is-demo") { !$0.demo.isEmpty },
    ]

    /// A button to come in as one of the demo's officers.
    struct Door: TemplateModel {
        let door: Entrance.DemoDoor

        static let names: Names<Self> = [.text("id", \.door.id), .text("title", \.door.title)]
    }
}
