import Bulletins
import Testing
import WorkOrders

/// What a view keeps is what it gives back.
@Suite struct SavedViewTests {
    @Test func `conditions come back as they were kept, whatever their values hold`() {
        let items = [
            QueryItem("text", "暖气=停 -演练"), QueryItem("category", "城乡建设/供热"), QueryItem("valid", "1"),
            QueryItem("tag", ""),
        ]
        let view = SavedView(owner: "H01", name: "供热", items: items)
        #expect(SavedView.items(view.itemsText) == items)
        #expect(SavedView(owner: "H01", name: "全部").itemsText.isEmpty && SavedView.items("").isEmpty)
    }

    @Test func `an audience has a name that is its own`() {
        #expect(ViewAudience.allCases.map(\.title) == ["不共享", "本单位", "热线中心"])
        for audience in ViewAudience.allCases { #expect(ViewAudience(title: audience.title) == audience) }
    }

    @Test func `columns come back in their order with as many frozen, each once`() {
        let choice = ColumnChoice(["number", "received", "matter"], frozen: 2)
        #expect(choice.text == "2:number,received,matter" && ColumnChoice(text: choice.text) == choice)
        #expect(ColumnChoice(text: "1:a,b,a,,b").names == ["a", "b"])
    }

    @Test(arguments: ["", "number", "x:number", "1:", "1:,", ":"])
    func `what names no columns is the standard`(text: String) {
        #expect(ColumnChoice(text: text).isStandard)
        #expect(ColumnChoice.standard.text.isEmpty)
    }

    @Test func `no more columns stay than a narrow window has room for`() {
        #expect(ColumnChoice(["a"], frozen: 9).frozen == ColumnChoice.mostFrozen)
        #expect(ColumnChoice(["a"], frozen: -1).frozen == 0)
    }
}
