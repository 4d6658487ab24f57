import Bulletins
import Documents
import Testing
import WorkOrders
import WorkingDays

@Suite("督办通知书") struct SupervisionNoticeTests {
    private func order() throws -> WorkOrder {
        var order = WorkOrder(
            number: "A1",
            channel: "电话",
            receivedAt: try #require(Instant("2024-02-05 09:00")),
            kind: .complaint,
            category: try #require(CategoryPath(["城市管理", "路灯"])),
            content: "张三家门口路灯不亮，电话19900001234。",
            ending: .dispatched
        )
        order.title = "路灯"
        order.citizen = Citizen(name: "张三", callingNumber: "19900001234")
        return order
    }

    private func supervision(_ level: SupervisionLevel = .keySupervision) throws -> Supervision {
        var supervision = Supervision(order: "A1", level: level, at: try #require(Instant("2024-02-07 10:30:05")))
        supervision.addressee = "市城管局"
        supervision.ground = "两次催办未回复"
        supervision.deadline = Instant("2024-02-18 23:59:59")
        return supervision
    }

    @Test("it says who is to answer what by when, and holds neither identity nor the appeal's words")
    func standard() throws {
        let notice = SupervisionNotice(try supervision(), of: try order())
        let text = try #require(notice.markdown(try SupervisionNotice.Wording(SupervisionNotice.Wording.standard)))
        #expect(
            text == """
                # 重点督办通知书

                编号：〔2024〕A1-3-0207103005

                市城管局：

                工单A1（2024-02-05 09:00受理，投诉，城市管理/路灯）现予以重点督办。

                - 依据：两次催办未回复
                - 请于2024-02-18 23:59前回复办理情况

                12345政务服务便民热线

                2024-02-07 10:30

                """
        )
        for secret in ["张三", "19900001234", "门口"] { #expect(!text.contains(secret)) }
    }

    @Test("an imported one without addressee, ground and limit leaves these parts out")
    func sparse() throws {
        let bare = Supervision(order: "A1", level: .reminder, at: try #require(Instant("2024-02-07 10:30:05")))
        let notice = SupervisionNotice(bare, of: try order())
        let text = try #require(notice.markdown(try SupervisionNotice.Wording(SupervisionNotice.Wording.standard)))
        #expect(text.hasPrefix("# 催办通知书") && !text.contains("依据") && !text.contains("前回复"))
        #expect(notice.markdown(try SupervisionNotice.Wording("请{对象}回复")) == nil)
    }

    @Test("a city words it anew; a field that there is not is refused")
    func wording() throws {
        let own = try SupervisionNotice.Wording("{级别}〔{编号}〕")
        #expect(SupervisionNotice(try supervision(), of: try order()).markdown(own) == "重点督办〔〔2024〕A1-3-0207103005〕\n")
        do throws(PatternError) {
            _ = try SupervisionNotice.Wording("{来电人}")
            Issue.record("a field from nowhere was taken")
        } catch {
            #expect(error == .unknownField("来电人", known: SupervisionNotice.Wording.fields.sorted()))
        }
    }

    @Test("two supervisions of an order never share a number")
    func numbers() throws {
        let later = Supervision(order: "A1", level: .keySupervision, at: try supervision().at.advanced(bySeconds: 1))
        let numbers = Set([try supervision().number, try supervision(.supervision).number, later.number])
        #expect(numbers.count == 3)
    }
}
