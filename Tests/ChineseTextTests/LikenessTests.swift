import ChineseText
import Testing

/// How much of a text another says too.
@Suite struct LikenessTests {
    private func likeness(_ text: String, _ other: String) -> Int {
        SearchText(text).likeness(to: SearchText(other))
    }

    @Test("the same words are all of a text, others nothing of it")
    func ends() {
        let text = "翠微苑小区已经停暖三天，老人受不了"
        #expect(likeness(text, text) == 1_000)
        #expect(likeness(text, "来电人反映翠微苑小区已经停暖三天，老人受不了，请尽快处理") == 1_000, "who says more says it too")
        #expect(likeness(text, "路灯不亮") == 0)
    }

    @Test("the share is of the text's own different terms, however often they stand in it")
    func share() {
        // 停暖, 暖三, 三天, 天了 and 了楼, 楼道, 道黑: of seven the other has four.
        #expect(likeness("停暖三天了楼道黑", "停暖三天了") == 4 * 1_000 / 7)
        #expect(likeness("停暖三天了楼道黑，停暖，停暖，停暖", "停暖三天了") == 4 * 1_000 / 7)
    }

    @Test("few words are like nothing: half a sentence is found everywhere")
    func few() {
        #expect(likeness("停暖了", "停暖了") == 0 && likeness("", "停暖") == 0)
        #expect(SearchText("停暖了").likeness(to: SearchText("停暖了"), fewest: 2) == 1_000)
    }

    @Test("writing in full width or in traditional forms makes no other text")
    func forms() {
        #expect(likeness("３号楼Ａ座電梯壞了兩天", "3号楼a座电梯坏了两天。") == 1_000)
    }
}
