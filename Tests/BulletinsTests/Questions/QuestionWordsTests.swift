import Bulletins
import Testing
import WorkOrders
import WorkingDays

/// What the words of a city mean in questions.
@Suite struct QuestionWordsTests {
    private let today = CivilDay(year: 2022, month: 2, day: 23)

    private func read(_ text: String, _ words: QuestionWords) -> [String] {
        Question(text, words: words, today: today).items.map { "\($0.name)=\($0.value)" }
    }

    @Test("every kind, state, urgency and follow-up is known without any city")
    func closedSets() {
        let words = QuestionWords()
        for kind in RequestKind.allCases where kind != .other {
            #expect(read(kind.title, words) == ["kind=\(kind.title)"])
        }
        for status in WorkOrderStatus.allCases { #expect(!read(status.title, words).isEmpty, "\(status.title)") }
        for urgency in [Urgency.urgent, .emergency] {
            #expect(read(urgency.title, words) == ["urgency=\(urgency.title)"])
        }
        for contact in FollowUpKind.allCases where contact != .repeated {
            #expect(read(contact.title, words) == ["contact=\(contact.title)"])
        }
        #expect(read("再次反映", words) == ["repeated=1"])
    }

    @Test("the longest word is the one that is meant")
    func longest() {
        var words = QuestionWords()
        words.add(["老年", "老年人", "老年人就餐"], condition: "tag")
        #expect(read("老年人就餐", words) == ["tag=老年人就餐"])
        #expect(read("老年人", words) == ["tag=老年人"])
        #expect(read("老年卡", words) == ["tag=老年"])
        #expect(read("不满意", words) == ["rating=dissatisfied"])
        #expect(read("满意", words) == ["rating=satisfied"])
    }

    @Test("of a word that two lists have the first list's meaning stays")
    func twoLists() {
        var words = QuestionWords()
        words.add(counties: ["相山区"])
        words.add(units: [HandlingUnit(name: "相山区人民政府", group: "县区", shortName: "相山区")])
        #expect(read("相山区", words) == ["county=相山区"])
        #expect(read("相山", words) == ["county=相山区"])
        #expect(read("相山区人民政府", words) == ["unit=相山区人民政府"])
    }

    @Test("a county keeps its ending where only one character would be left")
    func shortCounties() {
        var words = QuestionWords()
        words.add(counties: ["郊区", "萧县", "宿州市"])
        #expect(read("郊区", words) == ["county=郊区"])
        #expect(read("萧县", words) == ["county=萧县"])
        #expect(read("宿州", words) == ["county=宿州市"])
        #expect(read("郊", words).isEmpty)
    }

    @Test("a place is a street or a community with all above it; a county alone is none")
    func places() {
        var words = QuestionWords()
        words.add(places: [
            AreaPath(county: "相山区"), AreaPath(county: "相山区", street: "渠沟镇"),
            AreaPath(county: "相山区", street: "渠沟镇", community: "梧桐社区"),
        ])
        #expect(read("渠沟镇", words) == ["place=相山区/渠沟镇"])
        #expect(read("梧桐社区", words) == ["place=相山区/渠沟镇/梧桐社区"])
        #expect(read("相山区", words) == ["text=相山区"])
    }

    @Test("categories of the third level are looked for in the texts, those above by their names")
    func categories() {
        var words = QuestionWords()
        words.add(
            categories: [["城乡建设"], ["城乡建设", "物业服务"], ["城乡建设", "物业服务", "电梯"]].compactMap(CategoryPath.init)
        )
        #expect(read("城乡建设", words) == ["category=城乡建设"])
        #expect(read("物业服务", words) == ["category=城乡建设/物业服务"])
        #expect(read("电梯", words) == ["text=电梯"])
    }

    @Test("a word of one character is none, and an empty name does no harm")
    func shortWords() {
        var words = QuestionWords()
        words.add(["水", ""], condition: "tag")
        words.add(counties: [""])
        #expect(read("水", words).isEmpty)
        #expect(read("自来水", words) == ["text=自来水"])
    }
}
