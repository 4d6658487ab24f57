import Exchange
import Foundation
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// A city's channels, tags and places.
@Suite struct NamesFilesTests {
    @Test("channels and tags keep the order of their files, tags who keeps them")
    func order() throws {
        #expect(try NamesFiles.channels(.file(file("来源渠道\n网站\n电话\n"))) == ["网站", "电话"])
        let tags = try NamesFiles.tags(.file(file("标签,归口单位\n老年,市民政局\n涉企,\n")))
        #expect(tags == [Tag(name: "老年", owner: "市民政局"), Tag(name: "涉企")])
    }

    @Test(
        "a name given twice, an empty one and a column nobody knows are refused by line",
        arguments: [
            ("来源渠道\n电话\n电话\n", "第3行"), ("来源渠道,颜色\n电话,红\n", "颜色"), ("渠道\n电话\n", "来源渠道"),
        ]
    )
    func badChannels(text: String, told: String) async throws {
        let path = try file(text)
        let error = try #require(await thrown(CityFileError.self) { _ = try NamesFiles.channels(.file(path)) })
        #expect(error.message.contains(told), "\(error.message)")
    }

    @Test("a tag with the mark that divides tags, and a place before the larger one, are refused")
    func badTagsAndPlaces() async throws {
        let (tags, places) = (try file("标签\n老年;涉企\n"), try file("县区,街道\n甲区,\n乙区,东街\n甲区,\n"))
        #expect(await thrown(CityFileError.self) { _ = try NamesFiles.tags(.file(tags)) } != nil)
        let error = try #require(await thrown(CityFileError.self) { _ = try NamesFiles.places(.file(places)) })
        #expect(error.message.contains("第3行") && error.message.contains("第4行"))
    }

    @Test("phrases are read, and one abbreviation for two texts, a long one and a Chinese one are refused")
    func phrases() async throws {
        let read = try NamesFiles.phrases(.file(file("缩写,用语\nTs,停水\ndz,地址【】\n")))
        #expect(read == [Phrase("ts", "停水"), Phrase("dz", "地址【】")])
        for (text, told) in [("ts,停水\nTS,停电\n", "第3行"), ("停水,停水\n", "字母"), ("abcdefghijklm,停水\n", "字母")] {
            let path = try file("缩写,用语\n" + text)
            let error = try #require(await thrown(CityFileError.self) { _ = try NamesFiles.phrases(.file(path)) })
            #expect(error.message.contains(told), "\(error.message)")
        }
    }

    @Test("the sample city's names are read, and its places know each other")
    func sampleCity() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../../cities/huaibei").standardizedFileURL.path
        #expect(try NamesFiles.channels(.file("\(folder)/channels.csv")).first == "电话")
        #expect(try NamesFiles.tags(.file("\(folder)/tags.csv")).count == 11)
        #expect(try NamesFiles.phrases(.file("\(folder)/phrases.csv")).count >= 20)
        let places = try NamesFiles.places(.file("\(folder)/areas.csv"))
        #expect(places.counties.first == "杜集区" && places.streets(of: "杜集区").first == "高岳街道")
    }

    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
