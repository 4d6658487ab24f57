import Casework
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders

/// 来件 of a list: registered once, however often the list comes.
@Suite struct OnlyNewTests {
    private static func letter(_ city: City, _ number: String? = "S1", platform: String = "省平台") -> WorkOrder {
        var order = SmallCity.appeal(at: city.now)
        order.external = ExternalReference(platform: platform, number: number)
        return order
    }

    private static func register(_ city: City, _ order: WorkOrder) async throws -> CaseFile {
        try await city.desk.register(order, by: SmallCity.callTaker, at: city.now, onlyNew: true)
    }

    @Test(
        "an external number of a platform is registered once; another platform's is another",
        arguments: Backend.available
    )
    func once(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await Self.register(city, Self.letter(city)).order.number
            let error = await thrown(DeskError.self) { _ = try await Self.register(city, Self.letter(city)) }
            guard case .registeredAlready(let numbers) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(numbers == [number] && error?.sentence.contains(number) == true)
            _ = try await Self.register(city, Self.letter(city, platform: "人民网"))
            _ = try await Self.register(city, Self.letter(city, "S2"))
            #expect(try await city.database.read { try $0.orders(ofExternalNumber: "S1", platform: "省平台") } == [number])
        }
    }

    @Test("many who register the same at once register it once", arguments: Backend.available)
    func atOnce(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            // Names are known, so that nobody waits for their lock.
            _ = try await Self.register(city, Self.letter(city, "S0"))
            let order = Self.letter(city)
            let done = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...8 { group.addTask { (try? await Self.register(city, order)) != nil } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
            let stored = try await city.database.read { try $0.orders(ofExternalNumber: "S1", platform: "省平台") }
            #expect(stored.count == 1)
        }
    }

    @Test("what the rule would say is asked without storing anything", arguments: Backend.available)
    func trial(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let good = Self.letter(city)
            #expect(city.desk.refusal(ofRegistering: good, by: SmallCity.callTaker, at: city.now) == nil)
            var bad = good
            bad.content = " "
            #expect(city.desk.refusal(ofRegistering: bad, by: SmallCity.callTaker, at: city.now) == .missing("诉求内容"))
            let unit = SmallCity.clerk(SmallCity.bureaus[0])
            #expect(city.desk.refusal(ofRegistering: good, by: unit, at: city.now) != nil)
            let stored = try await city.database.read { try $0.orders(ofExternalNumber: "S1", platform: "省平台") }
            #expect(stored.isEmpty)
        }
    }

    @Test("a list in the browser is opened by whom it was sealed for, and by nobody else")
    func sealed() async throws {
        let text = "外部编号,电话\nS1,19900001234\n"
        let sealed = try City.seal.sealedList(text, of: "A001")
        #expect(!sealed.contains("1990000") && sealed.allSatisfy { $0.isASCII })
        #expect(try City.seal.openedList(sealed, of: "A001") == text)
        for (value, officer) in [(sealed, "A002"), (String(sealed.dropLast(2)), "A001"), ("x", "A001"), ("", "A001")] {
            let error = await thrown(CityFileError.self) { _ = try City.seal.openedList(value, of: officer) }
            #expect(error?.message.contains("重新选择文件") == true)
        }
    }
}
