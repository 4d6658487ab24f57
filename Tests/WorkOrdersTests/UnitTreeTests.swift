import Testing
import WorkOrders

@Suite struct UnitTreeTests {
    private func unit(_ name: String, _ parent: String? = nil) -> HandlingUnit {
        HandlingUnit(name: name, group: "组", parent: parent)
    }

    @Test("a unit's level counts from the first")
    func levels() throws {
        let tree = try UnitTree([unit("濉溪县"), unit("临涣镇", "濉溪县"), unit("临涣村", "临涣镇")])
        #expect(tree.level(of: "濉溪县") == 1)
        #expect(tree.level(of: "临涣村") == 3)
        #expect(tree.level(of: "无") == nil)
        #expect(tree["临涣镇"]?.parent == "濉溪县")
    }

    @Test("a unit is subordinate to itself and to all above it, to nobody else")
    func subordinates() throws {
        let tree = try UnitTree([unit("濉溪县"), unit("临涣镇", "濉溪县"), unit("相山区")])
        #expect(tree.isSubordinate("临涣镇", of: "濉溪县"))
        #expect(tree.isSubordinate("濉溪县", of: "濉溪县"))
        #expect(!tree.isSubordinate("濉溪县", of: "临涣镇"))
        #expect(!tree.isSubordinate("临涣镇", of: "相山区"))
    }

    @Test("a stranger as parent, a circle and a fifth level are refused by name")
    func refused() {
        #expect(throws: UnitTreeError.unknownParent(unit: "甲", parent: "无")) { try UnitTree([unit("甲", "无")]) }
        #expect(throws: UnitTreeError.circle(unit: "甲")) { try UnitTree([unit("甲", "乙"), unit("乙", "甲")]) }
        // A circle that the unit itself is not part of must end too.
        #expect(throws: UnitTreeError.self) { try UnitTree([unit("外", "甲"), unit("甲", "乙"), unit("乙", "甲")]) }
        let chain = [unit("1"), unit("2", "1"), unit("3", "2"), unit("4", "3"), unit("5", "4")]
        #expect(throws: UnitTreeError.tooDeep(unit: "5")) { try UnitTree(chain) }
    }
}
