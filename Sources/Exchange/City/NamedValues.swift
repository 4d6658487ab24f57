import Yams

/// Names and values, one a line, as flat YAML.
public enum NamedValues {
    /// Reads a text; nested values and names given twice are refused.
    public static func read(_ text: String, name: String) throws(CityFileError) -> [String: String] {
        guard let node = try composed(text, name) else { return [:] }
        guard let mapping = node.mapping else { throw .unreadable(file: name, reason: "应为“名称: 值”的各行。") }
        var values: [String: String] = [:]
        for (key, value) in mapping {
            guard let word = key.string, let value = value.string else {
                throw .unreadable(file: name, reason: "第\(key.mark?.line ?? 0)行应为“名称: 值”，值须为一行文字或数字。")
            }
            guard values.updateValue(value, forKey: word) == nil else {
                throw .unreadable(file: name, reason: "“\(word)”出现了两次，请删去一处。")
            }
        }
        return values
    }

    private static func composed(_ text: String, _ name: String) throws(CityFileError) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch {
            throw .unreadable(file: name, reason: "不是正确的 YAML：\(error)")
        }
    }
}
