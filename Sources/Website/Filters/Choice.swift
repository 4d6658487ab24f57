import Bulletins
import ChineseText
import Documents
import Storage
import Synchronization
import WorkOrders

/// Something to choose by pinyin, code or words: a category, a place or a unit.
struct Choice: Hashable, Sendable {
    /// What the form sends: the path of names with `/`.
    let value: String
    let name: String
    /// The names of what it lies in, the nearest last; empty at the top.
    let path: [String]
    /// Codes and short names: each may be typed for it.
    var aliases: [String] = []
    /// How often it was used lately.
    var use = 0

    init(_ names: [String]) {
        value = names.joined(separator: "/")
        name = names.last ?? ""
        path = Array(names.dropLast())
    }

    /// `[value, name, readings, path, aliases, use]`, as `picker.js` reads it; readings of the name, then of the path.
    var row: JSONValue {
        let readings = ([name] + path.reversed()).map { Pinyin.standard.spelling(of: $0).line }
        return .array([
            .string(value), .string(name), .string(readings.joined(separator: " / ")),
            .string(path.joined(separator: " / ")), .string(aliases.joined(separator: " ")), .integer(use),
        ])
    }

    /// Whether what was typed means this one and need not be chosen from a list.
    fileprivate func isMeant(by typed: String) -> Bool {
        typed == value || typed == name || aliases.contains(typed)
    }
}

/// A list to choose from.
enum ChoiceList: String, CaseIterable {
    case categories
    case places
    case units

    /// The choices as forms are read by them, made once for as long as the city's lists are kept.
    func choices(_ lists: CityLists) -> [Choice] { lists.choices.of(self) { choices(lists, RecentUse()) } }

    /// The choices as they are offered, with how often each was used lately.
    func choices(_ lists: CityLists, _ use: RecentUse) -> [Choice] {
        switch self {
        case .categories: lists.categoryChoices(use.categories)
        case .places: lists.placeChoices(use.areas)
        case .units: lists.unitChoices(use.units)
        }
    }
}

/// The choices of each list, made when a form first asks for them.
final class KeptChoices: Sendable {
    private let kept = Mutex<[ChoiceList: [Choice]]>([:])

    func of(_ list: ChoiceList, _ make: () -> [Choice]) -> [Choice] {
        if let found = kept.withLock({ $0[list] }) { return found }
        let made = make()
        kept.withLock { $0[list] = made }
        return made
    }
}

extension [Choice] {
    /// What a typed text means: a path, name or code, else the only one that its letters spell; nil where it may be
    /// several or none.
    ///
    /// So a form without script takes `csgl` as well.
    func meant(by typed: String) -> Choice? {
        guard !typed.isEmpty else { return nil }
        if let exact = first(where: { $0.value == typed }) { return exact }
        let named = filter { $0.isMeant(by: typed) }
        if !named.isEmpty { return named.count == 1 ? named.first : nil }
        guard typed.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        let letters = typed.lowercased()
        let spelt = filter { Pinyin.standard.spelling(of: $0.name).isSpelt(by: letters) }
        return spelt.count == 1 ? spelt.first : nil
    }
}

extension CityLists {
    fileprivate func categoryChoices(_ use: [Int: Int]) -> [Choice] {
        let counts = Dictionary(names.categories.map { ($0.value, use[$0.key] ?? 0) }, uniquingKeysWith: max)
        return openCategories.map { path in
            var choice = Choice(path.names)
            choice.aliases = codes[path].map { [$0] } ?? []
            choice.use = counts[path] ?? 0
            return choice
        }
    }

    fileprivate func placeChoices(_ use: [Int: Int]) -> [Choice] {
        let counts = Dictionary(names.areas.map { ($0.value, use[$0.key] ?? 0) }, uniquingKeysWith: max)
        return places.map { area in
            var choice = Choice(area.names)
            choice.use = counts[area] ?? 0
            return choice
        }
    }

    fileprivate func unitChoices(_ use: [Int: Int]) -> [Choice] {
        names.units.filter { openNames.contains($0.value.name) }.sorted { $0.key < $1.key }.map { id, unit in
            var choice = Choice([unit.name])
            choice.aliases = unit.shortName.map { [$0] } ?? []
            choice.use = use[id] ?? 0
            return choice
        }
    }
}

extension AreaPath {
    /// The levels that are known, from the outside in.
    var names: [String] { [county, street, community].filter { !$0.isEmpty } }
}
