import Testing
import WorkOrders
import WorkingDays

@testable import SampleCity

@Suite("What people say")
struct TextTests {
    private let cases = SampleCases.standard

    @Test("no text has a slot left open, is empty, or holds a number that could be a telephone's")
    func texts() {
        expectNone(cases) { workCase in
            var texts = [workCase.order.content, workCase.order.title ?? ""]
            texts += workCase.replies.flatMap { [$0.publicAnswer ?? "", $0.internalAccount ?? ""] }
            texts += workCase.contacts.map { $0.content ?? "" }
            return texts.contains { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "}")) || longestNumber($0) >= 6 }
        }
    }

    private func longestNumber(_ text: String) -> Int {
        var (run, longest) = (0, 0)
        for byte in text.utf8 {
            run = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    @Test("generated numbers have the shape of real ones and belong to nobody")
    func numbers() {
        let unassigned = ["154", "160", "163", "164", "168", "169"]
        expectNone(cases) { workCase in
            let citizen = workCase.order.citizen
            return [citizen.callingNumber, citizen.contactNumber].compactMap { $0 }.contains { number in
                let isMobile = number.count == 11 && unassigned.contains(String(number.prefix(3)))
                return !isMobile && !(number.hasPrefix("0561-9") && number.count == 12)
            }
        }
        let calling = cases.compactMap(\.order.citizen.callingNumber)
        #expect(Set(calling).count > calling.count * 99 / 100)
    }

    @Test("of a sample of appeals nine in ten are worded like no other")
    func variety() {
        let texts = cases.filter { $0.order.ending != .invalid }.prefix(10_000).map(\.order.content)
        #expect(Set(texts).count >= texts.count * 9 / 10, "\(Set(texts).count) of \(texts.count)")
    }

    @Test("replies, too, are mostly worded like no other")
    func replyVariety() {
        let texts = cases.flatMap(\.replies).prefix(5_000).map { ($0.internalAccount ?? "") + ($0.publicAnswer ?? "") }
        #expect(Set(texts).count >= texts.count * 6 / 10, "\(Set(texts).count) of \(texts.count)")
    }

    @Test("every category has sentences, a large one eight or more, and every sentence's braces are slots")
    func phrases() {
        for leaf in CategoryTable.leaves {
            let phrases = leaf.phrases.flatMap { $0 }
            let calls = MonthShape.february.calls[leaf.category] * leaf.weight / 1_000
            #expect(phrases.count >= (calls >= 200 ? 8 : 3), "\(leaf.path.title): \(phrases.count)")
            for case .text(let text) in phrases.flatMap(\.pieces) { #expect(!text.contains("}"), "\(text)") }
        }
    }

    @Test("every unit has a category it handles, and every category but praise and invalid calls a unit")
    func affinities() {
        for (unit, leaves) in CategoryTable.leavesOfUnit.enumerated() {
            #expect(!leaves.isEmpty, "\(FirstLevelUnit.table[unit].name)")
        }
        let without = CategoryTable.leaves.filter(\.units.isEmpty).map(\.path.title)
        #expect(without == ["其他 / 表扬感谢", "其他 / 无效来电"])
    }

    @Test("most dispatches are about something the unit handles")
    func duties() {
        let dispatched = cases.filter { $0.order.ending == .dispatched && $0.order.tags.isDisjoint(with: ["集中事件"]) }
        let fitting = dispatched.filter { workCase in
            let leaf = CategoryTable.index(of: workCase.order.category.names).map { CategoryTable.leaves[$0] }
            let units = workCase.dispatches.compactMap { FirstLevelUnit.indices[$0.unit] }
            return units.contains { leaf?.units.contains($0) ?? false }
        }
        #expect(fitting.count == dispatched.count)
    }

    @Test("a place is one of the city's and carries its code; a county's order lies in the county")
    func places() {
        let streets = Dictionary(uniqueKeysWithValues: City.areas.flatMap(\.streets).map { ($0.code, $0) })
        expectNone(cases.filter { !$0.order.place.area.isEmpty }) { workCase in
            let place = workCase.order.place
            guard let street = streets[place.areaCode ?? ""], street.name == place.area.street else { return true }
            let counties = workCase.dispatches.map(\.unit).filter(Published.counties.contains)
            return !place.area.community.isEmpty && !street.communities.contains(place.area.community)
                || counties.contains { $0 != place.area.county + "人民政府" }
        }
    }
}
