import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Testing
import WorkOrders
import WorkingDays

@testable import Website

@Suite struct CityNamesFormTests {
    @Test func `forms offer the city's channels and tags in its order, then what the data name besides`() async throws {
        let database = try await SampleSite.database()
        var names = CityNames()
        names.channels = ["网站", "电话"]
        names.tags = [Tag(name: "新标签")]
        _ = names.places.add(AreaPath(county: "新区"))
        let plain = try await database.read { try CityLists($0, on: OfficeSite.now.day) }
        let city = names
        let lists = try await database.read { try CityLists($0, names: city, on: OfficeSite.now.day) }
        #expect(lists.channels == ["网站", "电话"] + plain.channels.filter { $0 != "电话" })
        #expect(lists.tags == ["新标签"] + plain.tags && lists.counties == ["新区"] + plain.counties)
        let website = try SampleSite.website(database)
        website.offer(names)
        try await Application(router: website.router()).test(.router) { client in
            let page = String(buffer: try await client.execute(uri: "/work-orders", method: .get).body)
            let first = try #require(page.range(of: "value=\"网站\""))
            let second = try #require(page.range(of: "value=\"电话\""))
            #expect(first.lowerBound < second.lowerBound && page.contains("value=\"新区\""))
        }
        await database.close()
    }
}
