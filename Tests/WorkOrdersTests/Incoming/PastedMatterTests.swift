import Testing
import WorkOrders

/// A pasted letter becomes the fields of the form, and nothing of it is lost.
struct PastedMatterTests {
    @Test("lines with known labels go to their fields")
    func labelled() {
        let pasted = PastedMatter(
            """
            来源平台：省12345平台
            工单编号: S20220215000123
            办理期限：2022-02-28
            联系人：测试甲
            联系电话：19900001234
            标题：路灯不亮
            诉求内容：人民路与相阳路口的路灯不亮。
            希望尽快修复。
            """
        )
        #expect(pasted.values[.platform] == "省12345平台" && pasted.values[.externalNumber] == "S20220215000123")
        #expect(pasted.values[.externalDeadline] == "2022-02-28" && pasted.values[.name] == "测试甲")
        #expect(pasted.values[.contactNumber] == "19900001234" && pasted.values[.title] == "路灯不亮")
        #expect(pasted.values[.content] == "人民路与相阳路口的路灯不亮。\n希望尽快修复。")
    }

    @Test("a text without labels is the appeal itself", arguments: ["路灯不亮。", "路灯不亮。\n两天了。", "时间：昨天\n路灯不亮"])
    func plain(_ text: String) {
        #expect(PastedMatter(text).values == [.content: text])
    }

    @Test("labels in brackets and with spaces within are known")
    func brackets() {
        let pasted = PastedMatter("【标题】 路灯不亮\n【 留言内容 】：很黑\n编 号：17")
        #expect(pasted.values == [.title: "路灯不亮", .content: "很黑", .externalNumber: "17"])
    }

    @Test("a label alone takes the lines that follow it")
    func following() {
        let pasted = PastedMatter("诉求内容：\n\n  第一段。\n第二段。\n联系电话：\n19900001234")
        #expect(pasted.values == [.content: "第一段。\n第二段。", .contactNumber: "19900001234"])
    }

    @Test("what stands before the first label is kept with the appeal")
    func before() {
        let pasted = PastedMatter("请贵市办理。\n标题：路灯\n内容：不亮。")
        #expect(pasted.values == [.content: "请贵市办理。\n不亮。", .title: "路灯"])
    }

    @Test("an empty text gives nothing", arguments: ["", " \n\t\n", "标题：", "【标题】"])
    func empty(_ text: String) {
        #expect(PastedMatter(text).values.isEmpty)
    }

    @Test("a city's own labels take the place of the common ones")
    func ownLabels() {
        let pasted = PastedMatter("件号：7\n编号：8", labels: ["件号": .externalNumber])
        #expect(pasted.values == [.externalNumber: "7\n编号：8"])
    }

    @Test("every character of a text is in some field, but for labels and white space", arguments: 1...200)
    func nothingLost(_ seed: Int) {
        var state = UInt64(seed)
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = ["标题", "：", "\n", "甲", "【", "】", " ", "内容", "编号:", "乙丙", "𠮷", "👩‍👩‍👧", "\r\n", "时间"]
        let text = (0..<below(40)).map { _ in pieces[below(pieces.count)] }.joined()
        let found = PastedMatter(text).values.values.joined()
        let kept = found.filter { !$0.isWhitespace }.count
        let labels = text.filter { "标题内容编号：:【】".contains($0) || $0.isWhitespace }.count
        #expect(kept >= text.count - labels && kept <= text.count)
    }
}
