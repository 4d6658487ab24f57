/// 事发地: where the matter is.
///
/// Not identity; stays clear (domain.md §7).
public struct Place: Hashable, Codable, Sendable {
    /// 县区, 街道乡镇, 社区村 from the outside in; a missing middle level is an empty text.
    public var area: AreaPath
    /// 区划代码, GB/T 2260 and GB/T 10114.
    public var areaCode: String?
    /// 事发地址 in words.
    public var address: String?
    /// Where it is on a map.
    public var point: Point?

    public init(area: AreaPath = AreaPath(), areaCode: String? = nil, address: String? = nil, point: Point? = nil) {
        self.area = area
        self.areaCode = areaCode
        self.address = address
        self.point = point
    }
}

/// 县区 / 街道乡镇 / 社区村.
public struct AreaPath: Hashable, Codable, Sendable {
    public var county: String
    public var street: String
    public var community: String

    public init(county: String = "", street: String = "", community: String = "") {
        self.county = county
        self.street = street
        self.community = community
    }

    /// Whether no level is known.
    public var isEmpty: Bool { county.isEmpty && street.isEmpty && community.isEmpty }

    /// The known levels joined, as people read it.
    public var title: String { county + street + community }
}

/// A point in millionths of a degree, WGS 84 or what the city's data use (named in the settings).
public struct Point: Hashable, Codable, Sendable {
    public var longitude: Int
    public var latitude: Int

    /// Nil outside ±180° and ±90°.
    public init?(longitude: Int, latitude: Int) {
        guard abs(longitude) <= 180_000_000, abs(latitude) <= 90_000_000 else { return nil }
        self.longitude = longitude
        self.latitude = latitude
    }

    /// Refuses what ``init(longitude:latitude:)`` refuses.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let longitude = try container.decode(Int.self, forKey: .longitude)
        guard let point = Point(longitude: longitude, latitude: try container.decode(Int.self, forKey: .latitude))
        else {
            throw DecodingError.dataCorruptedError(forKey: .longitude, in: container, debugDescription: "no point")
        }
        self = point
    }
}
