import Foundation
import TestSupport
import Testing

@testable import hotline

@Suite struct SettingsTests {
    private func settings(
        _ commandLine: [SettingKey: String] = [:],
        _ environment: [String: String] = [:],
        _ file: ConfigFile? = nil
    ) throws -> Settings {
        try Settings(commandLine: commandLine, environment: environment, file: file)
    }

    private func withFile(_ text: String, _ test: (ConfigFile) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "hotline.yml").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try test(try ConfigFile(path))
    }

    private func sentence(_ body: () throws -> Void) -> String {
        do {
            try body()
        } catch {
            return CommandFailure.sentence(for: error)
        }
        return ""
    }

    @Test("the command line counts before the environment, that before the file, that before the default")
    func order() throws {
        try withFile("port: 3\ndatabase: /f\ncity: /c") { file in
            let environment = ["HOTLINE_PORT": "2", "HOTLINE_DATABASE": "/e"]
            let all = try settings([.port: "1"], environment, file)
            #expect(all.value(.port) == Settings.Value(text: "1", origin: .commandLine))
            #expect(all.value(.database) == Settings.Value(text: "/e", origin: .environment))
            #expect(all.value(.city) == Settings.Value(text: "/c", origin: .file(file.path)))
            #expect(all.value(.key) == Settings.Value(text: "hotline-data/hotline.key", origin: .standard))
            #expect(all.port == 1 && all.databaseName == "/e" && all.basePath.isEmpty && all.bulletinFile == nil)
        }
    }

    @Test("database and key lie in the data folder wherever that was set")
    func dataFolder() throws {
        let all = try settings([:], ["HOTLINE_DATA": "/d", "HOTLINE_BASE_PATH": "/12345", "HOTLINE_CITY": ""])
        #expect(all.databaseName == "/d/hotline.sqlite" && all.keyPath == "/d/hotline.key")
        #expect(all.basePath == "/12345" && all.cityFolder == nil)
    }

    @Test("paths in a file begin where it lies; connection strings and whole paths stay")
    func paths() throws {
        try withFile(#"{"data": "d", "city": "../c", "key": "/k", "database": "postgresql://h/d", "port": 81}"#) {
            file in
            let folder = String(file.path.dropLast("hotline.yml".count))
            #expect(file.values[.data] == folder + "d" && file.values[.city] == folder + "../c")
            #expect(file.values[.key] == "/k" && file.values[.database] == "postgresql://h/d")
            #expect(file.values[.port] == "81")
        }
    }

    @Test("an unknown name in the file is refused with those that are known")
    func unknownName() {
        let told = sentence { try withFile("prot: 81") { _ in } }
        #expect(told.contains("没有“prot”这一项") && told.contains("base-path"))
        #expect(sentence { _ = try ConfigFile("/nowhere/hotline.yml") }.contains("打不开"))
        #expect(sentence { try withFile("port: [1, 2]") { _ in } }.contains("第1行"))
        #expect(sentence { try withFile("port: 1\nport: 2") { _ in } } != "")
    }

    @Test(
        "a bad value is refused with the place that it came from",
        arguments: [
            (SettingKey.port, "0", "1到65535"), (.port, "65536", "1到65535"), (.port, "八十", "1到65535"),
            (.basePath, "12345", "以 / 开头"), (.city, "", "为空"),
            (.database, "postgresql://[h/d", "不是正确的连接串"),
        ]
    )
    func badValue(key: SettingKey, text: String, told: String) {
        let onLine = sentence { _ = try settings([key: text]) }
        #expect(onLine.contains(told) && onLine.contains("命令行 \(key.option)"), "\(onLine)")
        guard !text.isEmpty else { return }
        let inEnvironment = sentence { _ = try settings([:], [key.variable: text]) }
        #expect(inEnvironment.contains(told) && inEnvironment.contains("环境变量 \(key.variable)"))
    }

    @Test(
        "no password is ever shown, wherever it stands in the connection string",
        arguments: [
            "postgresql://u:s3cret@h:5432/d", "postgres://u@h/d?password=s3cret", "host=h user=u password='s3cret'",
            "postgresql://u:s3cret%40x@h/d?sslmode=require&sslpassword=s3cret", "postgresql://h/d?%70assword=s3cret",
            "postgresql://u:s3cret/x@h/d", "postgresql://u:12/s3cret@h/d", "postgresql://u:a@s3cret@h/d",
            "host=h password='s3cret",
        ]
    )
    func noPassword(text: String) {
        var told = ""
        do {
            told = try settings([.database: text]).lines.joined()
            #expect(told.contains("h"))
        } catch {
            told = CommandFailure.sentence(for: error)
        }
        #expect(!told.isEmpty && !told.contains("s3cret"))
    }

    @Test("every setting has a line with its value and its origin")
    func lines() throws {
        let lines = try settings([.port: "81"], ["HOTLINE_DATABASE": "postgresql://u@h/d"]).lines
        #expect(lines.count == SettingKey.allCases.count)
        #expect(lines.contains("port\t81\t命令行 --port"))
        #expect(lines.contains("data\thotline-data\t默认"))
        #expect(lines.contains("city\t（无）\t默认"))
        #expect(lines.contains { $0.hasPrefix("database\tpostgresql：") && $0.hasSuffix("\t环境变量 HOTLINE_DATABASE") })
    }
}
