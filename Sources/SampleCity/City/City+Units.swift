public import WorkOrders

extension City {
    /// 承办单位: the 46 first-level units, then the streets and towns under the county governments.
    public static let units: [HandlingUnit] = firstLevel + areas.flatMap(towns)

    private static let firstLevel = FirstLevelUnit.table.enumerated().map { index, unit in
        let isCounty = index < FirstLevelUnit.countyCount
        return HandlingUnit(
            name: unit.name,
            group: isCounty ? "县区" : "市直单位",
            shortName: unit.shortName,
            isSubordinateCentre: isCounty
        )
    }

    private static func towns(of county: County) -> [HandlingUnit] {
        county.streets.map {
            HandlingUnit(
                name: $0.name,
                group: "乡镇街道",
                shortName: $0.spokenName == $0.name ? nil : $0.spokenName,
                parent: county.unitName
            )
        }
    }
}
