import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite("Sentences with slots")
struct SceneTests {
    private func scene(_ path: [String] = ["公用事业", "供水"], seed: UInt64 = 4) -> Scene {
        var outline = Outline(receivedAt: CivilDay(year: 2_022, month: 2, day: 14).start.advanced(bySeconds: 36_000))
        outline.leaf = CategoryTable.index(of: path) ?? 0
        return Scene(outline, chance: SplitMix64(seed: seed))
    }

    @Test("words stay as they are and each slot is filled", arguments: Slot.allCases)
    func slots(slot: Slot) {
        var scene = scene()
        let text = scene.text(of: Phrase("前{\(slot.rawValue)}后"))
        #expect(text.hasPrefix("前") && text.hasSuffix("后") && text.count > 2, "\(text)")
        #expect(!text.contains("{") && !text.contains(slot.rawValue))
    }

    @Test("what names no slot stays visible, so that a test can find it")
    func unknownSlot() {
        var scene = scene()
        #expect(scene.text(of: Phrase("在{nowhere}")) == "在nowhere}")
    }

    @Test("the place of a text is its first slot that names one, and title and answer name the same")
    func place() {
        #expect(Phrase("{days}没有水，{estate}和{road}都是").placeSlot == .estate)
        #expect(Phrase("{town}没有水").placeSlot == nil)
        var scene = scene()
        scene.placeSlot = .road
        #expect(scene.text(of: Phrase("{place}")) == scene.road)
        scene.placeSlot = nil
        #expect(scene.text(of: Phrase("{place}")) == scene.street.spokenName)
    }

    @Test("a crossing is of two roads", arguments: 0..<40)
    func crossing(seed: UInt64) {
        let scene = scene(seed: seed)
        #expect(scene.road != scene.crossing)
    }

    @Test("the same chance tells the same, another tells something else")
    func determinism() {
        let phrase = Phrase("{county}{town}{village}{road}{yuan}{wan}{date}{many}")
        var (first, second, third) = (scene(), scene(), scene(seed: 5))
        let text = first.text(of: phrase)
        #expect(text == second.text(of: phrase))
        #expect(text != third.text(of: phrase))
    }

    @Test("dates told are the last few days")
    func dates() {
        var scene = scene()
        let told = Set((0..<60).map { _ in scene.text(of: Phrase("{date}")) })
        #expect(told == ["2月10日", "2月11日", "2月12日", "2月13日", "2月14日"])
    }

    @Test("a category with a third level is spoken of by its second")
    func spokenName() {
        var scene = scene(["交通运输", "交通拥堵", "施工封闭"])
        #expect(scene.text(of: Phrase("{leaf}")) == "交通拥堵")
    }

    @Test("an order about an estate plays in the estate's street; farming mostly in the county")
    func whereabouts() {
        var outline = Outline(receivedAt: CivilDay(year: 2_022, month: 2, day: 14).start)
        outline.leaf = CategoryTable.index(of: ["城乡建设", "延期交房"]) ?? 0
        for number in EstateTable.estates.indices {
            outline.estate = number
            let estate = EstateTable.estates[number]
            let scene = Scene(outline, chance: SplitMix64(seed: 1))
            #expect(scene.street == City.areas[estate.county].streets[estate.street])
            #expect(scene.estate == estate.name)
        }
        let rural = (0..<200).filter { scene(["农业农村", "农田水利"], seed: $0).county.name == "濉溪县" }
        #expect(rural.count > 90)
    }

    @Test("zones are called by a short name and nobody lives in one without communities")
    func zones() {
        let spoken = City.areas.flatMap(\.streets).filter { $0.spokenName != $0.name }.map(\.spokenName)
        #expect(spoken == ["杜集经济开发区", "相山经济开发区", "濉溪经济开发区"])
        let told = Set((0..<300).map { scene(seed: $0).community })
        #expect(told.allSatisfy { !$0.contains("虚拟") && !$0.isEmpty })
    }

    @Test("an answer fits what was asked: questions are answered, money is talked of where money is owed")
    func answers() throws {
        let water = CategoryTable.leaves[try #require(CategoryTable.index(of: ["公用事业", "供水"]))]
        let shops = CategoryTable.leaves[try #require(CategoryTable.index(of: ["市场监管", "价格监管"]))]
        var scene = scene()
        let toQuestion = ReplyTexts.answers(.explained, to: .inquiry, about: water).map { scene.text(of: $0) }
        #expect(toQuestion.allSatisfy { !$0.contains("整改") })
        let aboutWater = ReplyTexts.answers(.resolved, to: .complaint, about: water).map { scene.text(of: $0) }
        #expect(aboutWater.allSatisfy { !$0.contains("退还") })
        let aboutShops = ReplyTexts.answers(.resolved, to: .complaint, about: shops).map { scene.text(of: $0) }
        #expect(aboutShops.contains { $0.contains("退还") })
        for result in CompletionResult.allCases {
            #expect(!ReplyTexts.answers(result, to: .complaint, about: water).isEmpty, "\(result)")
        }
    }
}
