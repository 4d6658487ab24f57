public import WorkingDays

/// 派单目录: which units handle a category in an area, on what legal basis; the city's own, as data.
public struct DispatchDirectory: Hashable, Sendable {
    /// One line of the directory.
    public struct Entry: Hashable, Sendable {
        /// One to three levels; a line for a larger category holds for those below it.
        public var category: CategoryPath
        /// Empty for the whole city; a county holds for its streets.
        public var area: AreaPath
        /// 承办单位, the first of them leading.
        public var units: [String]
        /// 依据: the general ground on which the matter is theirs.
        public var basis: String?
        public var remark: String?
        /// The first and last day on which it holds; nil without such a day.
        public var from: CivilDay?
        public var to: CivilDay?

        public init(_ category: CategoryPath, in area: AreaPath = AreaPath(), units: [String]) {
            self.category = category
            self.area = area
            self.units = units
        }

        /// Whether it holds on a day.
        public func holds(on day: CivilDay) -> Bool {
            (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
        }

        /// Whether it and another speak of the same category and area on a common day: which of them counts is unclear.
        public func contradicts(_ other: Entry) -> Bool {
            let (begin, end) = ([from, other.from].compactMap(\.self).max(), [to, other.to].compactMap(\.self).min())
            let isApart = begin.flatMap { begin in end.map { $0 < begin } } ?? false
            return category == other.category && area == other.area && !isApart
        }

        fileprivate func fits(_ category: CategoryPath, _ area: AreaPath, on day: CivilDay) -> Bool {
            holds(on: day) && category.names.starts(with: self.category.names) && area.lies(in: self.area)
        }

        /// `派单目录：城市管理/占道经营 × 相山区，依据城市管理有关规定；属地办理`.
        fileprivate var reason: String {
            let place = area.isEmpty ? "全市" : area.title
            let basis = [basis.map { "依据\($0)" }, remark].compactMap(\.self).joined(separator: "；")
            let line = "派单目录：\(category.names.joined(separator: "/")) × \(place)"
            return basis.isEmpty ? line : "\(line)，\(basis)"
        }
    }

    public private(set) var entries: [Entry]

    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// The units that the directory names for an order, the narrowest line first: the nearer category, then the nearer
    /// area.
    ///
    /// A walk over the lines, some hundreds.
    public func suggestions(for category: CategoryPath, in area: AreaPath, on day: CivilDay) -> [UnitSuggestion] {
        let fitting = entries.filter { $0.fits(category, area, on: day) }.enumerated().sorted { a, b in
            let (x, y) = (a.element.narrowness, b.element.narrowness)
            return x != y ? x > y : a.offset < b.offset
        }
        var seen: Set<[String]> = []
        return fitting.map(\.element).filter { seen.insert($0.units).inserted }.map { entry in
            UnitSuggestion(units: entry.units, reason: entry.reason)
        }
    }
}

extension DispatchDirectory.Entry {
    /// A nearer category says more than a nearer area.
    fileprivate var narrowness: Int { category.names.count * 10 + area.depth }
}

extension AreaPath {
    /// How many levels are known.
    fileprivate var depth: Int { [county, street, community].count { !$0.isEmpty } }

    /// Whether it is `other` or lies in it; every place lies in the empty one.
    fileprivate func lies(in other: AreaPath) -> Bool {
        (other.county.isEmpty || other.county == county) && (other.street.isEmpty || other.street == street)
            && (other.community.isEmpty || other.community == community)
    }
}
