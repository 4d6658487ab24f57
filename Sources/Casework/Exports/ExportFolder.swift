import Foundation

/// The folder that files of exports are in; only the program's own user may look into it.
struct ExportFolder {
    let path: String

    /// Makes the folder where it isn't there.
    func make() throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// Removes what broke off: everything that is no finished file.
    func removeParts() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where name.hasSuffix(Self.partEnding) { remove(name) }
    }

    /// Removes a file; one that isn't there is as good.
    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }

    /// A part becomes a file at once and whole.
    func keep(_ name: String) throws -> Int {
        let (part, file) = ("\(path)/\(Self.part(name))", "\(path)/\(name)")
        try FileManager.default.moveItem(atPath: part, toPath: file)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }

    /// What a file is called until it is whole.
    static func part(_ name: String) -> String { name + partEnding }

    static func exists(_ path: String) -> Bool { FileManager.default.isReadableFile(atPath: path) }

    private static let partEnding = ".part"
}
