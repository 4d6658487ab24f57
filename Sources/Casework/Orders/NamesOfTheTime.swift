import Storage
import WorkOrders

/// What units and categories were called when events were written: a file replayed from them is compared with rows that
/// have the present names.
struct NamesOfTheTime {
    private let units: [String: String]
    private let categories: [CategoryPath: Set<CategoryPath>]

    init(_ connection: any Connection) throws {
        let former = try connection.formerNames()
        let present = Set(try connection.units().map(\.name))
        // A name that a unit has now is its own: what stood for another under it would hide a changed row.
        units = former.units.filter { !present.contains($0.key) }
        categories = try connection.formerPaths(former)
    }

    /// A replayed file with the names that the stored one has, where they are of the same units and category.
    func present(_ file: CaseFile, as stored: CaseFile?) -> CaseFile {
        var file = file.renamed(units: units)
        if let path = stored?.order.category, categories[path]?.contains(file.order.category) == true {
            file.order.category = path
        }
        return file
    }
}
