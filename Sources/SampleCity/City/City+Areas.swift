extension City {
    /// A county or district of the city.
    public struct County: Hashable, Sendable {
        /// GB/T 2260.
        public let code: String
        public let name: String
        public internal(set) var streets: [Street]

        /// Its government, the first-level unit over its streets and towns.
        public var unitName: String { name + "人民政府" }
    }

    /// A street, a town or a development zone.
    public struct Street: Hashable, Sendable {
        /// GB/T 10114.
        public let code: String
        public let name: String
        /// Communities and villages.
        public internal(set) var communities: [String]

        /// What people call it: a development zone's official name is too long to say.
        public var spokenName: String {
            var name = self.name[...]
            for prefix in ["安徽省", "安徽淮北", "淮北"] where name.hasPrefix(prefix) {
                name = name.dropFirst(prefix.count)
            }
            let ending = "管理委员会"
            return String(name.hasSuffix(ending) ? name.dropLast(ending.count) : name)
        }
    }

    /// The counties with their streets and communities.
    public static let areas: [County] = {
        var counties: [County] = []
        for line in AreaTable.text.split(separator: "\n") { read(line, into: &counties) }
        return counties
    }()

    private static func read(_ line: Substring, into counties: inout [County]) {
        let words = line.split { $0 == " " || $0 == ":" }.map(String.init)
        guard words.count >= 2 else { return }
        let (last, lastStreet) = (counties.count - 1, (counties.last?.streets.count ?? 0) - 1)
        switch words[0] {
        case "=": counties.append(County(code: words[1], name: words[2], streets: []))
        case "+": counties[last].streets[lastStreet].communities += words.dropFirst()
        default:
            let street = Street(code: words[0], name: words[1], communities: Array(words.dropFirst(2)))
            counties[last].streets.append(street)
        }
    }
}

extension City {
    private static let areasOfCounties = (0..<FirstLevelUnit.countyCount).map { unit in
        areas.firstIndex { $0.unitName == FirstLevelUnit.table[unit].name }
    }

    /// Where the county that a first-level unit governs stands in ``areas``.
    static func areaOfUnit(_ unit: Int) -> Int? {
        unit < areasOfCounties.count ? areasOfCounties[unit] : nil
    }
}
