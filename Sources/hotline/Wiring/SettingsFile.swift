import Bulletins
import Exchange

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
        try NamedValues.read(text, name: path)
    }
}
