import Bulletins
import Yams

/// A city's settings as a file: flat YAML of names and values.
enum SettingsFile {
    /// The settings of a file; the defaults where no file is named.
    static func bulletin(_ path: String?) throws -> BulletinSettings {
        guard let path else { return BulletinSettings() }
        return try BulletinSettings(values: try values(path))
    }

    /// The names and values of a file.
    static func values(_ path: String) throws -> [String: String] {
        try values(text: try TextFile.contents(of: path), path)
    }

    /// The names and values of a file's text.
    static func values(text: String, _ path: String) throws -> [String: String] {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw CommandFailure.said("\(path) 不是正确的 YAML：\(error)")
        }
        return try values(node, path)
    }

    private static func values(_ node: Node?, _ path: String) throws -> [String: String] {
        guard let node else { return [:] }
        guard let mapping = node.mapping else {
            throw CommandFailure.said("\(path) 应为“名称: 值”的各行。")
        }
        var values: [String: String] = [:]
        for (key, value) in mapping {
            guard let name = key.string, let text = value.string else {
                let line = key.mark?.line ?? 0
                throw CommandFailure.said("\(path) 第\(line)行应为“名称: 值”，值须为一行文字或数字。")
            }
            guard values[name] == nil else { throw CommandFailure.said("\(path) 中“\(name)”出现了两次，请删去一处。") }
            values[name] = text
        }
        return values
    }
}
