import Bulletins
import Exchange
import Foundation
import Testing
import WorkOrders
import WorkingDays

@testable import hotline

/// How many inputs are tried: `HOTLINE_FUZZ`, else so many as take a second.
enum Fuzz {
    static let inputs = ProcessInfo.processInfo.environment["HOTLINE_FUZZ"].flatMap { Int($0) } ?? 4_000
    static let city = URL(filePath: #filePath).appending(path: "../../../cities/huaibei").standardizedFileURL.path
}

@Suite struct SettingsFuzzTests {
    @Test(
        "no text as a settings file ends the program: it is read, or refused in Chinese",
        arguments: ["bulletin.yml", "calendar.yml", "terms.yml"]
    )
    func yaml(file: String) throws {
        let sample = try TextFile.contents(of: "\(Fuzz.city)/\(file)")
        var texts = DamagedTexts(sample, marks: Self.yamlMarks, seed: 7)
        var good = 0
        for _ in 0..<Fuzz.inputs / 3 {
            let text = texts.next()
            do {
                try read(SettingsFile.values(text: text, file), as: file)
                good += 1
            } catch {
                try expectChinese(error, text)
            }
        }
        #expect(good > Fuzz.inputs / 300)
    }

    @Test(
        "no text as one of a city's lists ends the program: it is read, or refused in Chinese",
        arguments: [
            "limits", "channels", "tags", "areas", "alert-words", "duty", "roles", "reasons", "leaders", "phrases",
        ]
    )
    func lists(name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "\(name).csv").path
        var texts = DamagedTexts(try sample(name), marks: Self.csvMarks, seed: 11)
        var good = 0
        for _ in 0..<Fuzz.inputs / 9 {
            let text = texts.next()
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            do {
                _ = try CityFolder.city(folder.path)
                good += 1
            } catch {
                try expectChinese(error, text)
            }
        }
        #expect(good > Fuzz.inputs / 900)
    }

    private func read(_ values: [String: String], as file: String) throws {
        switch file {
        case "bulletin.yml": _ = try BulletinSettings(values: values)
        case "calendar.yml": _ = try CalendarSettings(values: values)
        default: _ = try Terms(values: values)
        }
    }

    private func expectChinese(_ error: any Error, _ text: String) throws {
        let told = (error as? TermsError)?.sentence ?? CommandFailure.sentence(for: error)
        let isChinese = told.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        try #require(isChinese, "\(told) for \(text)")
    }

    /// The first lines of the sample city's list, or of one that it lacks.
    private func sample(_ name: String) throws -> String {
        switch name {
        case "roles": return "角色,动作,可代办\n坐席,受理登记,\n坐席,直接答复,\n调度,派单,是\n"
        case "reasons": return "类别,代码,名称\n退单,01,不属职责\n退单,02,重复\n"
        case "leaders": return "承办单位,负责人工号\n市公安局,B02\n"
        default:
            let lines = try TextFile.contents(of: "\(Fuzz.city)/\(name).csv").split(separator: "\n").prefix(8)
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private static let yamlMarks = [
        ": ", "\n", "\n  ", "- ", "{", "}", "[", "]", "\"", "'", "#", "&x ", "*x", "<<: ", "|", ">", "? ", "---\n",
        "!!binary ", "\t", "\u{0}", "\u{85}", "\u{FEFF}", "🙂", "~", "-1", "99999999999999999999", "24:00", "3个工作日",
    ]

    private static let csvMarks = [
        ",", ",,", "\n", "\r\n", "\"", "\"\"", ";", "\u{0}", "\u{FEFF}", "🙂", "是", "-1", "25", "3个工作日", "\t", " ",
        "99999999999999999999", "电话", "老年",
    ]
}

/// A good text with a few places damaged, another each time, the same in every run.
struct DamagedTexts {
    private let sample: [Unicode.Scalar]
    private let marks: [String]
    private var numbers: SeededNumbers

    init(_ sample: String, marks: [String], seed: UInt64) {
        self.sample = Array(sample.unicodeScalars)
        self.marks = marks
        numbers = SeededNumbers(state: seed)
    }

    mutating func next() -> String {
        var scalars = sample
        for _ in 0...Int.random(in: 0...3, using: &numbers) { damage(&scalars) }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private mutating func damage(_ scalars: inout [Unicode.Scalar]) {
        let place = Int.random(in: 0...scalars.count, using: &numbers)
        let mark = (marks.randomElement(using: &numbers) ?? "").unicodeScalars
        switch Int.random(in: 0...3, using: &numbers) {
        case 0: scalars.insert(contentsOf: mark, at: place)
        case 1: scalars.removeSubrange(place..<min(scalars.count, place + Int.random(in: 1...9, using: &numbers)))
        case 2: scalars.replaceSubrange(place..<min(scalars.count, place + 1), with: mark)
        default:
            // A line again: names and keys given twice.
            let end = min(scalars.count, place + 20)
            scalars.insert(contentsOf: Array(scalars[place..<end]), at: 0)
        }
    }
}

/// SplitMix64.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
