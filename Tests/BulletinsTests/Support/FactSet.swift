import WorkOrders
import WorkingDays

@testable import Bulletins

/// Facts of a small city, as written by a test, and their tally.
struct FactSet {
    var names = FactSet.cityNames
    var orders: [OrderFact] = []
    var dispatches: [DispatchFact] = []
    var visits: [VisitFact] = []
    var places: [PlaceFact] = []
    /// What the city keeps records of.
    var records: Set<CourseRecord> = []
    var sendBacks: [SendBackFact] = []
    var extensions: [GrantedExtensionFact] = []
    /// 再次反映, by the number of the order.
    var repeats: [(order: Int, at: Instant)] = []

    enum Channel: Int {
        case phone = 1
        case web = 2
        case app = 3
    }

    /// Ids of the categories: 1 and 2 lie below 10, 3 below 11; 4 is a first-level category; 5 has no orders in most
    /// tests.
    enum Category: Int {
        case road = 1
        case parking = 2
        case clinic = 3
        case other = 4
        case never = 5
    }

    enum Unit: Int, CaseIterable {
        case north = 1
        case south = 2
        case police = 3
        case health = 4
        case weather = 5
    }

    static let cityNames = FigureNames(
        channels: [1: "电话", 2: "网站", 3: "手机端"],
        categories: [
            1: path("交通", "道路"), 2: path("交通", "停车"), 3: path("卫生", "门诊"), 4: path("其他"), 5: path("农业"),
        ],
        areas: [
            1: AreaPath(county: "北区", street: "一街"), 2: AreaPath(county: "北区", street: "二街"),
            3: AreaPath(county: "南县"), 4: AreaPath(street: "开发区街道"),
        ],
        units: [
            1: HandlingUnit(name: "北区人民政府", group: "县区"), 2: HandlingUnit(name: "南县人民政府", group: "县区"),
            3: HandlingUnit(name: "市公安局", group: "市直单位", shortName: "公安"),
            4: HandlingUnit(name: "市卫生健康委", group: "市直单位"),
            5: HandlingUnit(name: "市气象局", group: "市直单位"),
        ]
    )

    private static func path(_ names: String...) -> CategoryPath {
        guard let path = CategoryPath(names) else { preconditionFailure("no path: \(names)") }
        return path
    }

    mutating func order(
        _ received: String = "02-10 10:00",
        _ category: Category = .road,
        channel: Channel = .phone,
        kind: RequestKind = .complaint,
        area: Int? = nil,
        ending: Ending = .answeredDirectly,
        urgency: Urgency = .normal,
        times: Int = 1
    ) {
        let order = OrderFact(
            kind: kind,
            category: category.rawValue,
            channel: channel.rawValue,
            area: area,
            ending: ending,
            receivedAt: moment(received),
            urgency: urgency
        )
        orders += Array(repeating: order, count: times)
    }

    /// A dispatch with moments as texts; an empty text is one that has not come.
    mutating func dispatch(
        _ order: Int,
        _ unit: Unit,
        made: String = "02-10 12:00",
        due: String = "02-20 23:59:59",
        done: String = "",
        kind: RequestKind = .complaint,
        received: String = "02-10 10:00",
        isFirstLevel: Bool = true,
        round: Int = 1,
        acknowledged: String = "",
        contacted: String = "",
        isFactual: Bool? = nil
    ) {
        dispatches.append(
            DispatchFact(
                id: dispatches.count,
                order: order,
                unit: unit.rawValue,
                kind: kind,
                receivedAt: moment(received),
                isFirstLevel: isFirstLevel,
                round: round,
                dispatchedAt: moment(made),
                deadline: moment(due),
                acknowledgedAt: optionalMoment(acknowledged),
                contactedAt: optionalMoment(contacted),
                completedAt: optionalMoment(done),
                isFactual: isFactual
            )
        )
    }

    mutating func visit(
        _ order: Int,
        _ unit: Unit?,
        _ visited: String = "02-25 09:00",
        rating: Satisfaction? = nil,
        isResolved: Bool? = nil,
        isReached: Bool? = nil,
        aspect: VisitAspect = .result,
        sequence: Int = 1
    ) {
        visits.append(
            VisitFact(
                order: order,
                unit: unit?.rawValue,
                aspect: aspect,
                sequence: sequence,
                visitedAt: moment(visited),
                isReached: isReached,
                isResolved: isResolved,
                rating: rating
            )
        )
    }

    mutating func place(_ address: String, _ category: Category = .road, channel: Channel = .phone, times: Int = 1) {
        let place = PlaceFact(
            category: category.rawValue,
            channel: channel.rawValue,
            receivedAt: moment("02-10 10:00"),
            address: address
        )
        places += Array(repeating: place, count: times)
    }

    /// The figures of a period at a cut-off, by default all of February and everything that ever happened.
    func figures(
        _ period: Period = february,
        cutOff: String = "12-31 00:00",
        _ change: (inout BulletinSettings) -> Void = { _ in }
    ) -> MonthFigures {
        var settings = BulletinSettings()
        change(&settings)
        var tally = FigureTally(period: period, cutOff: moment(cutOff), settings: settings, names: names)
        for order in orders { tally.add(order) }
        addCourse(to: &tally, period)
        for dispatch in dispatches { tally.add(dispatch) }
        for visit in visits { tally.add(visit) }
        for place in places { tally.add(place) }
        return tally.figures()
    }
}

extension MonthFigures {
    /// The counts of one unit; empty counts where it has none.
    func counts(_ unit: FactSet.Unit) -> WorkCounts {
        let name = FactSet.cityNames.units[unit.rawValue]?.name
        return units.first { $0.unit.name == name }?.counts ?? WorkCounts()
    }

    /// The text of a figure; empty where the list has none.
    func text(_ key: String) -> String {
        list()[key]?.text(settings.format) ?? ""
    }
}
