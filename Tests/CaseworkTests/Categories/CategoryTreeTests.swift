import Casework
import Testing
import WorkOrders
import WorkingDays

@Suite struct CategoryTreeTests {
    private static let all = [
        RequestCategory(code: "01", name: "甲", version: "2022"),
        RequestCategory(code: "0101", name: "乙", parentCode: "01", version: "2022"),
        RequestCategory(code: "010101", name: "丙", parentCode: "0101", version: "2022"),
        RequestCategory(code: "02", name: "丁", version: "2022"),
        RequestCategory(code: "01", name: "旧", version: "2021"),
    ]
    private let tree = CategoryTree(all, version: "2022")

    @Test("a tree is of one version")
    func version() {
        #expect(tree.categories.count == 4 && tree["01"]?.name == "甲")
        #expect(CategoryTree(Self.all, version: "2021")["01"]?.name == "旧")
        #expect(CategoryTree(Self.all, version: "无").categories.isEmpty)
    }

    @Test("a category's line begins with the first level, and is empty for a stranger")
    func lines() {
        #expect(tree.path(to: "010101") == ["甲", "乙", "丙"] && tree.path(to: "02") == ["丁"])
        #expect(tree.line(to: "0101").map(\.code) == ["01", "0101"] && tree.line(to: "09").isEmpty)
        #expect(tree.below(nil).map(\.code) == ["01", "02"] && tree.below("02").isEmpty)
    }

    @Test("a line ends at the third level, even where rows make a circle")
    func circle() {
        let circle = [
            RequestCategory(code: "1", name: "甲", parentCode: "2"),
            RequestCategory(code: "2", name: "乙", parentCode: "1"),
        ]
        #expect(CategoryTree(circle, version: "").line(to: "1").count == CategoryTree.mostLevels)
    }

    @Test("a category is in force from its first day to before its last")
    func days() throws {
        let day = CivilDay(year: 2022, month: 3, day: 1)
        var category = Self.all[0]
        #expect(category.isInForce(on: day))
        (category.validFrom, category.validUntil) = (day, day.advanced(by: 2))
        let days = (-1...3).map { category.isInForce(on: day.advanced(by: $0)) }
        #expect(days == [false, true, true, false, false])
    }

    @Test("every refusal says what to do, each in its own words")
    func sentences() {
        let refusals: [CategoryRefusal] = [
            .missing("代码"), .tooLong("名称"), .codeTaken("01"), .nameTaken("甲"), .noSuchParent("09"), .tooDeep,
            .badDay("启用"), .endsBeforeBeginning, .fixed("版本"), .outdated, .nothingChanged,
        ]
        #expect(Set(refusals.map(\.sentence)).count == refusals.count)
        #expect(refusals.allSatisfy { $0.sentence.hasSuffix("。") })
    }
}
