/// A settings file: names and values, one a line, as YAML or JSON.
struct ConfigFile {
    let path: String
    let values: [SettingKey: String]

    /// Reads a file; a name that nobody knows is refused, so that a slip of the pen isn't lost in silence.
    ///
    /// Relative paths in it begin where the file lies.
    init(_ path: String) throws {
        self.path = path
        var values: [SettingKey: String] = [:]
        for (name, value) in try SettingsFile.values(path).sorted(by: { $0.key < $1.key }) {
            guard let key = SettingKey(rawValue: name) else {
                let names = SettingKey.allCases.map(\.rawValue).joined(separator: "、")
                throw CommandFailure.said("\(path) 中没有“\(name)”这一项，可写的有\(names)。")
            }
            values[key] = key.isPath ? Self.resolved(value, beside: path) : value
        }
        self.values = values
    }

    private static func resolved(_ value: String, beside path: String) -> String {
        guard !value.isEmpty, !value.hasPrefix("/"), !Settings.isServer(value), let slash = path.lastIndex(of: "/")
        else { return value }
        return path[...slash] + value
    }
}
