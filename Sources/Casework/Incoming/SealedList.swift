public import Exchange
import Sealing

extension CitizenSeal {
    /// A list that an officer looks at before it counts, as his browser keeps it meanwhile: nobody can read or change it there.
    public func sealedList(_ text: String, of officer: String) throws -> String {
        try seal.seal(Array(text.utf8), context: Self.listContext(officer))
    }

    /// The list that was sealed for this officer; throws ``Exchange/CityFileError`` where it isn't his, or damaged.
    public func openedList(_ sealed: String, of officer: String) throws(CityFileError) -> String {
        do throws(SealingError) {
            return String(decoding: try seal.open(sealed, context: Self.listContext(officer)), as: UTF8.self)
        } catch {
            throw .unreadable(file: "", reason: "预览的内容已失效，请重新选择文件。")
        }
    }

    private static func listContext(_ officer: String) -> SealingContext {
        SealingContext(table: "incoming", row: officer)
    }
}
