import Casework
import Exchange
import Foundation
import TestSupport
import Testing
import WorkOrders

@testable import hotline

/// What a city's folder says is what the pages of 设置 begin with.
@Suite struct SettingsFilesTests {
    private let folder = URL(filePath: #filePath).appending(path: "../../../cities/huaibei").standardizedFileURL.path

    @Test("every file of the sample city's folder that is a setting is kept word for word")
    func texts() throws {
        let city = try CityFolder.city(folder)
        for file in CityFile.allCases {
            let path = "\(folder)/\(file.rawValue)"
            let isThere = FileManager.default.fileExists(atPath: path)
            let expected = try isThere ? String(contentsOfFile: path, encoding: .utf8) : nil
            #expect(city.texts[file] == expected, "\(file)")
        }
        #expect(city.cards["相山区人民政府"]?.duty.map(\.text) == ["8-18 0561-9020001", "18-8 0561-9020002"])
    }

    @Test("a list in GB18030 is read as well, and what is no text is refused")
    func encodings() async throws {
        let bytes: [UInt8] = [0xB3, 0xC2, 0xB5, 0xC4]
        #expect(try TextDecoding.text(bytes, name: "x") == "陈的")
        #expect(try TextDecoding.text(Array("\u{FEFF}渠道\n".utf8), name: "x") == "渠道\n")
        for bad: [UInt8] in [[0x61, 0], [0x50, 0x4B, 3, 4, 0], [0xFF, 0xFE, 0x61, 0]] {
            #expect(await thrown(CityFileError.self) { _ = try TextDecoding.text(bad, name: "x") } != nil)
        }
    }
}
