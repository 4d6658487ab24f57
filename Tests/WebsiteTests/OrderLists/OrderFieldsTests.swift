import Bulletins
import Storage
import Testing
import WorkingDays

@testable import Website

/// The forms over lists have what their queries know, and nothing else.
@Suite struct OrderFieldsTests {
    private func lists() async throws -> CityLists {
        let database = try await SampleSite.database()
        let day = SampleSite.now.day
        let lists = try await database.read { try CityLists($0, on: day) }
        await database.close()
        return lists
    }

    /// The names of all conditions, as a query tells them when it refuses one.
    private func known(_ read: ([QueryItem]) throws(QueryError) -> Void) -> [String] {
        do throws(QueryError) { try read([QueryItem("colour", "red")]) } catch {
            if case .unknownName(_, let known) = error { return known }
        }
        return []
    }

    @Test func `every condition on orders has one field, and every field is a condition`() async throws {
        let names = Website.orderFields(try await lists()).map(\.name)
        let known = known { items throws(QueryError) in _ = try OrderQuery(items: items) }
        #expect(Set(names) == Set(known), "\(Set(names).symmetricDifference(known))")
        #expect(names.count == known.count)
    }

    @Test func `every condition on dispatches has one field, and every field is a condition`() async throws {
        let names = Website.dispatchFields(try await lists()).map(\.name)
        let known = known { items throws(QueryError) in _ = try DispatchQuery(items: items) }
        #expect(Set(names) == Set(known), "\(Set(names).symmetricDifference(known))")
        #expect(names.count == known.count)
    }

    @Test func `every choice that a form offers is taken, and read back as it was`() async throws {
        let lists = try await lists()
        var taken = 0
        for field in Website.orderFields(lists) {
            for option in field.control.options {
                let items = [QueryItem(field.name, option.value)]
                #expect(try OrderQuery(items: items).items == items)
                taken += 1
            }
        }
        for field in Website.dispatchFields(lists) {
            for option in field.control.options {
                let items = [QueryItem(field.name, option.value)]
                #expect(try DispatchQuery(items: items).items == items)
                taken += 1
            }
        }
        #expect(taken > 150)
    }

    @Test func `only lists of which several may be meant are ticked, and those take several`() async throws {
        for field in Website.orderFields(try await lists()) {
            guard case .many(let options) = field.control, options.count > 1 else { continue }
            let items = options.prefix(3).map { QueryItem(field.name, $0.value) }
            #expect(try OrderQuery(items: items).items == items, "\(field.name)")
        }
    }

    @Test func `every field has a name in Chinese of its own`() async throws {
        let lists = try await lists()
        for labels in [Website.orderFields(lists).map(\.label), Website.dispatchFields(lists).map(\.label)] {
            #expect(Set(labels).count == labels.count)
            #expect(labels.allSatisfy { label in label.contains { !$0.isASCII } })
        }
    }

    @Test func `what a hint gives as an example is understood`() async throws {
        let lists = try await lists()
        for field in Website.orderFields(lists) {
            guard case .text(let hint) = field.control, hint.hasPrefix("如 "), field.name != "text" else { continue }
            let example = hint.dropFirst(2).split { "，、".contains($0) }.first.map(String.init) ?? ""
            #expect(try !OrderQuery(items: [QueryItem(field.name, example)]).items.isEmpty, "\(field.name): \(example)")
        }
    }
}

extension FilterField.Control {
    fileprivate var options: [FilterOption] {
        switch self {
        case .choice(let options), .many(let options): options
        case .text, .day, .check: []
        }
    }
}
