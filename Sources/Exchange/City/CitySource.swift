/// Where one of a city's lists comes from: the same parser reads a file and what stands on a page.
public enum CitySource: Hashable, Sendable {
    /// A file on disk.
    case file(String)
    /// A text, under the name that messages give it.
    case text(String, name: String)

    /// What messages call it.
    public var name: String {
        switch self {
        case .file(let path): path
        case .text(_, let name): name
        }
    }

    /// Opens it as CSV with these columns.
    func reader(required: [String]) throws(CityFileError) -> CSVReader {
        do throws(CSVError) {
            switch self {
            case .file(let path): return try CSVReader(path: path, required: required)
            case .text(let text, let name):
                return try CSVReader(bytes: Array(text.utf8), fileName: name, required: required)
            }
        } catch {
            throw .unreadable(file: name, reason: error.message)
        }
    }
}
