public import WorkOrders
import WorkingDays

/// The columns of `orders.csv` in the order of an export.
public enum OrderColumn: String, ExchangeColumn {
    case number = "工单编号"
    case channel = "来源渠道"
    case receivedAt = "受理时间"
    case kind = "诉求类型"
    case category1 = "一级类别"
    case category2 = "二级类别"
    case category3 = "三级类别"
    case title = "标题"
    case content = "诉求内容"
    case occurredAt = "事发时间"
    case county = "县区"
    case street = "街道"
    case community = "社区"
    case areaCode = "区划代码"
    case address = "事发地址"
    case longitude = "经度"
    case latitude = "纬度"
    case subject = "被反映对象"
    case callerKind = "诉求人类型"
    case caller = "来电人"
    case callingNumber = "来电号码"
    case contactNumber = "联系电话"
    case isAnonymous = "是否匿名"
    case isConfidential = "是否保密"
    case isPublic = "是否公开"
    case urgency = "紧急程度"
    case tags = "标签"
    case externalPlatform = "外部平台"
    case externalNumber = "外部编号"
    case externalDeadline = "外部时限"
    case callNumber = "通话编号"
    case ending = "办理方式"
    case completedAt = "办结时间"
    // Beside the columns of the format: an order that was withdrawn or made void is not open, and a void one counts nowhere.
    case end = "终止状态"

    /// The columns marked * in the format.
    public static let required = [number, channel, receivedAt, kind, category1, content].map(\.rawValue)
}

extension WorkOrder {
    /// The order that a record of `orders.csv` tells of.
    public init(_ record: Record<OrderColumn>) throws(RowError) {
        guard let kind: RequestKind = try record.titled(.kind) else { throw record.bad(.kind, "必填，不能为空") }
        let ending: Ending? = try record.titled(.ending)
        let completedAt = try record.instant(.completedAt)
        self.init(
            number: try record.required(.number),
            channel: try record.required(.channel),
            receivedAt: try record.requiredInstant(.receivedAt),
            kind: kind,
            category: try Self.category(record),
            content: try record.required(.content),
            ending: ending ?? .dispatched
        )
        _ = try record.text(.content, limit: Self.contentLimit)
        self.completedAt = completedAt
        settledStatus = try Self.end(record)
        try readAppeal(record)
        try readCitizen(record)
        if let completedAt, completedAt < receivedAt { throw record.bad(.completedAt, "应不早于受理时间") }
    }

    private static func end(_ record: Record<OrderColumn>) throws(RowError) -> WorkOrderStatus? {
        guard let status: WorkOrderStatus = try record.titled(.end) else { return nil }
        guard status.endsOutright else { throw record.bad(.end, "应为“已撤诉”或“已作废”，其他状态由办理情况得出") }
        return status
    }

    private mutating func readAppeal(_ record: Record<OrderColumn>) throws(RowError) {
        title = try record.text(.title, limit: 200)
        occurredAt = try record.instant(.occurredAt)
        place = try Self.place(record)
        subject = record.text(.subject)
        urgency = try record.titled(.urgency) ?? .normal
        tags = Set((record.text(.tags) ?? "").split(separator: ";").map(String.init))
        external = try Self.external(record)
        callNumber = record.text(.callNumber)
        isConfidential = try record.flag(.isConfidential) ?? false
        isPublic = try record.flag(.isPublic)
        notes = record.notes
    }

    private mutating func readCitizen(_ record: Record<OrderColumn>) throws(RowError) {
        callerKind = try record.titled(.callerKind)
        isAnonymous = try record.flag(.isAnonymous) ?? false
        citizen = Citizen(
            name: try record.text(.caller, limit: 100),
            callingNumber: try record.text(.callingNumber, limit: 40),
            contactNumber: try record.text(.contactNumber, limit: 40)
        )
    }

    private static func category(_ record: Record<OrderColumn>) throws(RowError) -> CategoryPath {
        _ = try record.required(.category1)
        let names = [record.text(.category1), record.text(.category2), record.text(.category3)].map { $0 ?? "" }
        guard let path = CategoryPath(names) else { throw record.bad(.category2, "有三级类别时须有二级类别") }
        return path
    }

    private static func place(_ record: Record<OrderColumn>) throws(RowError) -> Place {
        var place = Place(
            area: AreaPath(
                county: record.text(.county) ?? "",
                street: record.text(.street) ?? "",
                community: record.text(.community) ?? ""
            ),
            areaCode: record.text(.areaCode),
            address: try record.text(.address, limit: 500)
        )
        let longitude = try degrees(record, .longitude, limit: 180)
        let latitude = try degrees(record, .latitude, limit: 90)
        guard (longitude == nil) == (latitude == nil) else { throw record.bad(.latitude, "经度和纬度须同时填写") }
        if let longitude, let latitude { place.point = Point(longitude: longitude, latitude: latitude) }
        return place
    }

    /// Millionths of a degree from a decimal number with up to six places kept.
    private static func degrees(
        _ record: Record<OrderColumn>,
        _ column: OrderColumn,
        limit: Int
    ) throws(RowError) -> Int? {
        guard let text = record.text(column) else { return nil }
        guard let degrees = Decimal6(text), abs(degrees.millionths) <= limit * 1_000_000 else {
            throw record.bad(column, "应为-\(limit)到\(limit)之间的小数")
        }
        return degrees.millionths
    }

    private static func external(_ record: Record<OrderColumn>) throws(RowError) -> ExternalReference? {
        let number = record.text(.externalNumber)
        let deadline = try record.instant(.externalDeadline)
        if let platform = record.text(.externalPlatform) {
            return ExternalReference(platform: platform, number: number, deadline: deadline)
        }
        guard number == nil, deadline == nil else { throw record.bad(.externalPlatform, "有外部编号或外部时限时须填外部平台") }
        return nil
    }

    /// The fields of a record of `orders.csv` in the order of the columns, without notes.
    public var exchangeFields: [String] {
        let names = category.names
        return [
            number, channel, receivedAt.description, kind.title,
            names[0], names.count > 1 ? names[1] : "", names.count > 2 ? names[2] : "",
            title ?? "", content, occurredAt?.description ?? "",
            place.area.county, place.area.street, place.area.community, place.areaCode ?? "", place.address ?? "",
            place.point.map { Decimal6(millionths: $0.longitude).description } ?? "",
            place.point.map { Decimal6(millionths: $0.latitude).description } ?? "",
            subject ?? "", callerKind?.title ?? "",
            citizen.name ?? "", citizen.callingNumber ?? "", citizen.contactNumber ?? "",
            ExchangeText.flag(isAnonymous), ExchangeText.flag(isConfidential), ExchangeText.flag(isPublic),
            urgency.title, tags.sorted().joined(separator: ";"),
            external?.platform ?? "", external?.number ?? "", external?.deadline?.description ?? "",
            callNumber ?? "", ending.title, completedAt?.description ?? "", status.endsOutright ? status.title : "",
        ]
    }
}
