import Bulletins
import Casework
import Storage
import Synchronization
import WorkOrders
import WorkingDays

/// The city's lists as choices.
struct CityLists: Sendable {
    let channels: [String]
    let categories: [CategoryPath]
    /// Those that new orders may have.
    let openCategories: [CategoryPath]
    let counties: [String]
    /// 县区, 街道乡镇 and 社区村, each after the larger one.
    let places: [AreaPath]
    /// Whether these are all there are: the city has a list of its own.
    let knowsPlaces: Bool
    let tags: [String]
    let units: [HandlingUnit]
    /// Those that take orders.
    let openUnits: [HandlingUnit]
    let openNames: Set<String>
    /// The first two levels of categories, the second indented below the first.
    let categoryOptions: [FilterOption]
    /// The codes of categories that have one.
    let codes: [CategoryPath: String]
    /// The names by their ids.
    let names: FigureNames
    /// The forms of lists that offer these.
    let forms = KeptFields()
    /// What forms mean by what is typed.
    let choices = KeptChoices()
    /// The words of questions, by the same lists.
    let questions = KeptWords()

    /// Six queries over small tables; what `city` names stands first, in its order.
    init(_ connection: any Connection, names city: CityNames = CityNames(), on day: CivilDay) throws {
        let names = try connection.figureNames()
        channels = Self.joined(city.channels, names.channels.sorted { $0.key < $1.key }.map(\.value))
        categories = names.categories.sorted { $0.key < $1.key }.map(\.value)
        let counties = names.areas.sorted { $0.key < $1.key }.map(\.value)
            .filter { !$0.county.isEmpty && $0.street.isEmpty && $0.community.isEmpty }.map(\.county)
        self.counties = Self.joined(city.places.counties, counties)
        let listed = city.places.all
        knowsPlaces = !listed.isEmpty
        places = listed.isEmpty ? names.areas.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isEmpty } : listed
        let coded = try connection.categories()
        codes = Self.codes(coded)
        let closed = Self.closed(coded, on: day)
        openCategories = categories.filter { !closed.contains($0) }
        self.names = names
        units = names.units.sorted { $0.key < $1.key }.map(\.value)
        openUnits = units.filter { !$0.isEnded(on: day) }
        openNames = Set(openUnits.map(\.name))
        tags = Self.joined(city.tags.map(\.name), try connection.tags().map(\.name))
        categoryOptions = Self.options(categories)
    }

    private static func joined(_ first: [String], _ others: [String]) -> [String] {
        first + others.filter { !first.contains($0) }
    }

    /// Of equal paths the newest version's code.
    private static func codes(_ categories: [RequestCategory]) -> [CategoryPath: String] {
        let byCode = Dictionary(categories.map { ($0.code, $0) }) { _, last in last }
        let coded = categories.compactMap { category -> (CategoryPath, String)? in
            let second = category.parentCode.flatMap { byCode[$0] }
            let top = second?.parentCode.flatMap { byCode[$0] }
            return CategoryPath([top, second, category].compactMap { $0?.name }).map { ($0, category.code) }
        }
        return Dictionary(coded) { _, last in last }
    }

    /// The paths of which no version is in force on a day: a category is as long as all above it are.
    private static func closed(_ categories: [RequestCategory], on day: CivilDay) -> Set<CategoryPath> {
        var (open, closed) = (Set<CategoryPath>(), Set<CategoryPath>())
        for version in Set(categories.map(\.version)) {
            let tree = CategoryTree(categories, version: version)
            for category in tree.categories {
                let line = tree.line(to: category.code)
                guard let path = CategoryPath(line.map(\.name)) else { continue }
                if line.allSatisfy({ $0.isInForce(on: day) }) { open.insert(path) } else { closed.insert(path) }
            }
        }
        return closed.subtracting(open)
    }

    var groups: [String] {
        var groups: [String] = []
        for unit in units where !groups.contains(unit.group) { groups.append(unit.group) }
        return groups
    }

    private static func options(_ categories: [CategoryPath]) -> [FilterOption] {
        var tops: [String] = []
        var below: [String: [CategoryPath]] = [:]
        for path in categories {
            if !tops.contains(path.top) { tops.append(path.top) }
            if path.names.count == 2, below[path.top]?.contains(path) != true {
                below[path.top, default: []].append(path)
            }
        }
        return tops.flatMap { top in
            ([CategoryPath([top])].compactMap(\.self) + (below[top] ?? [])).map(option)
        }
    }

    private static func option(_ path: CategoryPath) -> FilterOption {
        var query = OrderQuery()
        query.category = path
        let indent = path.names.count > 1 ? "\u{3000}" : ""
        return FilterOption(query.items.first?.value ?? "", indent + (path.names.last ?? ""))
    }
}

/// The words of questions, made when the first is asked.
final class KeptWords: Sendable {
    private let kept = Mutex<QuestionWords?>(nil)

    func of(_ lists: CityLists) -> QuestionWords {
        if let found = kept.withLock({ $0 }) { return found }
        let made = QuestionWords(lists)
        kept.withLock { $0 = made }
        return made
    }
}

extension QuestionWords {
    /// A county's short name is the county's: who means its government says so.
    fileprivate init(_ lists: CityLists) {
        self.init()
        add(counties: lists.counties)
        add(units: lists.units)
        add(lists.groups, condition: "group")
        add(lists.tags, condition: "tag")
        add(lists.channels, condition: "channel")
        add(categories: lists.categories)
        add(places: lists.places)
    }
}

extension FilterField.Control {
    /// A choice among names that stand for themselves.
    static func names(_ names: [String]) -> Self { .choice(names.map { FilterOption($0, $0) }) }

    /// Any of names that stand for themselves.
    static func anyOf(_ names: [String]) -> Self { .many(names.map { FilterOption($0, $0) }) }

    /// Any of the cases of a closed set.
    static func anyOf<Value: Titled>(_: Value.Type) -> Self { anyOf(Value.allCases.map(\.title)) }

    /// A choice among the cases of a closed set.
    static func titled<Value: Titled>(_: Value.Type) -> Self { names(Value.allCases.map(\.title)) }

    /// What citizens answered.
    static var ratings: Self { .choice(RatingQuery.allCases.map { FilterOption($0.rawValue, $0.title) }) }
}

extension RatingQuery {
    /// The name on every page.
    var title: String {
        switch self {
        case .visited: "已回访"
        case .reached: "已联系上"
        case .evaluated: "已评价"
        case .satisfied: "满意"
        case .dissatisfied: "不满意"
        case .asked: "答了是否解决"
        case .resolved: "已解决"
        case .unresolved: "未解决"
        }
    }
}

extension DispatchCourse {
    /// The name on every page.
    var title: String {
        switch self {
        case .sentBack: "申请过退单"
        case .wellPlaced: "没有退单获同意"
        case .extended: "延期获批准"
        case .reworked: "重办过"
        case .judged: "已认定是否属实"
        case .factual: "属实"
        case .atOnce: "一次办结"
        }
    }
}

extension DispatchState {
    /// The name on every page.
    var title: String {
        switch self {
        case .open: "未办结"
        case .completed: "已办结"
        case .overdue: "逾期"
        case .onTime: "按期"
        }
    }
}
