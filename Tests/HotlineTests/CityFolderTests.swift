import Casework
import Exchange
import Foundation
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import hotline

@Suite struct CityFolderTests {
    private func withFolder(_ files: [String: String], _ test: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        try await test(folder.path)
    }

    @Test("a city's channels, tags and places come into the rules; what it has no file for takes any name")
    func names() async throws {
        try await withFolder(["channels.csv": "来源渠道\n网站\n电话\n", "areas.csv": "县区\n甲区\n"]) { folder in
            let city = try CityFolder.city(folder)
            let rules = city.rules(units: try UnitTree([]), calendar: .standard)
            #expect(rules.names.channels == ["网站", "电话"] && rules.names.places.counties == ["甲区"])
            #expect(rules.names.tags.isEmpty)
        }
    }

    @Test(
        "a limit for a tag or channel that the city doesn't have is refused",
        arguments: [
            ("tags.csv", "标签\n老年\n", "标签\n涉企"), ("channels.csv", "来源渠道\n电话\n", "来源渠道\n网站"),
        ]
    )
    func strangeLimit(file: String, text: String, condition: String) async throws {
        let rule = condition.split(separator: "\n")
        let limits = "\(rule[0]),时限\n\(rule[1]),3个工作日\n,10个工作日\n"
        try await withFolder([file: text, "limits.csv": limits]) { folder in
            let error = await thrown(CityFileError.self) { _ = try CityFolder.city(folder) }
            #expect(error?.message.contains("“\(rule[1])”不在 \(file) 中") == true)
        }
        try await withFolder(["limits.csv": limits]) { folder in _ = try CityFolder.city(folder) }
    }

    @Test("the sample city's folder is read whole")
    func sampleCity() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../cities/huaibei").standardizedFileURL.path
        let city = try CityFolder.city(folder)
        #expect(city.names.channels.count == 3 && city.names.tags.count == 11 && city.names.places.counties.count == 4)
    }
}
