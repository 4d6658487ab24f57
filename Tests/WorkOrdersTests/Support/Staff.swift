import WorkOrders

/// Everybody who acts in the tests of the rule, and the units they act for.
enum Staff {
    static let callTaker = Officer(id: "H01", name: "话务甲", role: "话务员")
    static let shiftLeader = Officer(id: "H02", name: "班长甲", role: "班长")
    static let dispatcher = Officer(id: "H03", name: "派单甲", role: "派单员")
    static let otherDispatcher = Officer(id: "H13", name: "派单乙", role: "派单员")
    static let incoming = Officer(id: "H08", name: "来件甲", role: "来件员")
    static let reviewer = Officer(id: "H04", name: "审核甲", role: "审核员")
    static let otherReviewer = Officer(id: "H14", name: "审核乙", role: "审核员")
    static let visitor = Officer(id: "H05", name: "回访甲", role: "回访员")
    static let supervisor = Officer(id: "H06", name: "督办甲", role: "督办")
    static let otherSupervisor = Officer(id: "H16", name: "督办乙", role: "督办")
    static let dutyLeader = Officer(id: "H07", name: "值班甲", role: "值班领导")
    static let otherDutyLeader = Officer(id: "H17", name: "值班乙", role: "值班领导")
    static let bureau = Officer(id: "B01", name: "城管甲", role: "经办人", unit: "市城管局")
    static let bureauLeader = Officer(id: "B02", name: "城管乙", role: "单位领导", unit: "市城管局")
    static let water = Officer(id: "W01", name: "水务甲", role: "经办人", unit: "市水务局")
    static let waterLeader = Officer(id: "W02", name: "水务乙", role: "单位领导", unit: "市水务局")
    static let county = Officer(id: "C01", name: "县甲", role: "经办人", unit: "濉溪县")
    static let countyLeader = Officer(id: "C02", name: "县乙", role: "单位领导", unit: "濉溪县")
    static let otherCounty = Officer(id: "C03", name: "县丙", role: "经办人", unit: "濉溪县")
    static let town = Officer(id: "T01", name: "镇甲", role: "经办人", unit: "临涣镇")
    static let townLeader = Officer(id: "T02", name: "镇乙", role: "单位领导", unit: "临涣镇")
    static let otherTown = Officer(id: "S01", name: "百善甲", role: "经办人", unit: "百善镇")
    static let otherTownLeader = Officer(id: "S02", name: "百善乙", role: "单位领导", unit: "百善镇")
    static let village = Officer(id: "V01", name: "村甲", role: "经办人", unit: "临涣村")

    static let all = [
        callTaker, shiftLeader, dispatcher, otherDispatcher, reviewer, otherReviewer, visitor, supervisor,
        otherSupervisor, incoming, dutyLeader, otherDutyLeader, bureau, bureauLeader, water, waterLeader, county,
        countyLeader,
        otherCounty, town, townLeader, otherTown, otherTownLeader, village, .system,
    ]

    /// City, county, town, village, and a bureau beside; the county and the town have desks of their own.
    static func units() throws -> UnitTree {
        try UnitTree([
            HandlingUnit(name: "市城管局", group: "市直单位", shortName: "城管局"),
            HandlingUnit(name: "市水务局", group: "市直单位"),
            HandlingUnit(name: "濉溪县", group: "县区", isSubordinateCentre: true),
            HandlingUnit(name: "临涣镇", group: "乡镇街道", parent: "濉溪县", isSubordinateCentre: true),
            HandlingUnit(name: "百善镇", group: "乡镇街道", parent: "濉溪县"),
            HandlingUnit(name: "临涣村", group: "村社区", parent: "临涣镇", isSubordinateCentre: true),
            HandlingUnit(name: "临涣村一组", group: "村社区", parent: "临涣村"),
        ])
    }

    /// The rules as they come, with these units, their leaders and a duty chain.
    static func rules() throws -> Rules {
        var rules = Rules(units: try units())
        rules.leaders = ["市城管局": "B02", "濉溪县": "C02", "临涣镇": "T02"]
        rules.duty = DutyRoster([
            DutyRoster.Entry(from: 22, to: 8, chain: ["H07", "H17", "H02"]),
            DutyRoster.Entry(from: 8, to: 22, chain: ["H02", "H07"]),
        ])
        return rules
    }
}
