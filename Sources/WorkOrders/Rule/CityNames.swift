/// What a city calls its channels, tags and places; a list that is empty refuses nothing.
public struct CityNames: Sendable {
    /// 来源渠道 in the order in which people see them.
    public var channels: [String] = []
    /// 标签 in the order in which people see them.
    public var tags: [Tag] = []
    /// 县区, 街道乡镇, 社区村.
    public var places = Gazetteer()
    /// 常用语 for everybody.
    public var phrases: [Phrase] = []
    /// 来件栏目: what the columns of platforms' lists are called.
    public var incoming = IncomingHeaders()

    public init() {}

    /// The first name of a new order that the city doesn't know.
    public func stranger(in order: WorkOrder) -> UnknownName? {
        unlisted(order) ?? places.stranger(in: order.place.area)
    }

    /// The first channel or tag that the city doesn't know; an imported order may lie in places of long ago.
    public func unlisted(_ order: WorkOrder) -> UnknownName? {
        if !channels.isEmpty, !channels.contains(order.channel) {
            return UnknownName(field: "来源渠道", value: order.channel, known: channels)
        }
        return unknownTag(order.tags)
    }

    /// The first name of a correction that the city doesn't know; what it leaves as it is may be from before the lists.
    public func stranger(in amendment: Amendment) -> UnknownName? {
        amendment.tags.flatMap(unknownTag) ?? amendment.place.flatMap { places.stranger(in: $0.area) }
    }

    private func unknownTag(_ given: Set<String>) -> UnknownName? {
        let known = tags.map(\.name)
        guard !known.isEmpty, let tag = given.sorted().first(where: { !known.contains($0) }) else { return nil }
        return UnknownName(field: "标签", value: tag, known: known)
    }
}

/// A name that none of the city's lists has.
public struct UnknownName: Hashable, Sendable {
    /// Which list, in Chinese.
    public var field: String
    public var value: String
    /// What the list has.
    public var known: [String]

    public init(field: String, value: String, known: [String]) {
        self.field = field
        self.value = value
        self.known = known
    }
}

/// 地名: the places of a city, each below the next larger.
public struct Gazetteer: Sendable {
    /// The names below a place, in the order of the file; the counties stand below the empty path.
    private var below: [AreaPath: [String]] = [:]

    public init() {}

    /// The counties in the order of the file.
    public var counties: [String] { below[AreaPath()] ?? [] }

    /// The streets and towns of a county.
    public func streets(of county: String) -> [String] { below[AreaPath(county: county)] ?? [] }

    /// Every place, each after the larger one that it lies in.
    public var all: [AreaPath] {
        counties.flatMap { county in
            [AreaPath(county: county)]
                + streets(of: county).flatMap { street in
                    let area = AreaPath(county: county, street: street)
                    let communities = below[area] ?? []
                    return [area] + communities.map { AreaPath(county: county, street: street, community: $0) }
                }
        }
    }

    /// Adds a place; false where it is there already or the larger place isn't.
    public mutating func add(_ area: AreaPath) -> Bool {
        let (parent, name) = area.parentAndName
        guard !name.isEmpty, isKnown(parent), below[parent]?.contains(name) != true else { return false }
        below[parent, default: []].append(name)
        return true
    }

    private func isKnown(_ area: AreaPath) -> Bool {
        guard area != AreaPath() else { return true }
        let (parent, name) = area.parentAndName
        return below[parent]?.contains(name) == true
    }

    /// The first part of a place that isn't known; a level of which the city lists nothing may be anything.
    func stranger(in area: AreaPath) -> UnknownName? {
        let county = AreaPath(county: area.county)
        let street = AreaPath(county: area.county, street: area.street)
        return unknown("县区", area.county, below: AreaPath(), isNeeded: !area.isEmpty)
            ?? unknown("街道", area.street, below: county, isNeeded: false)
            // A village may be known whose town isn't.
            ?? (area.street.isEmpty ? nil : unknown("社区", area.community, below: street, isNeeded: false))
    }

    private func unknown(_ field: String, _ name: String, below parent: AreaPath, isNeeded: Bool) -> UnknownName? {
        guard let known = below[parent], !name.isEmpty || isNeeded, !known.contains(name) else { return nil }
        return UnknownName(field: field, value: name, known: known)
    }
}

extension AreaPath {
    /// The next larger place that is named, and the name in it.
    fileprivate var parentAndName: (AreaPath, String) {
        if !community.isEmpty { return (AreaPath(county: county, street: street), community) }
        if !street.isEmpty { return (AreaPath(county: county), street) }
        return (AreaPath(), county)
    }
}
