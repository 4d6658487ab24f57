import Bulletins

/// The URLs of 导出.
extension Paths {
    /// An officer's own exports.
    var exports: String { "\(basePath)/exports" }

    /// The same without what stands around them, which an open page asks for by itself.
    var exportRows: String { "\(exports)/rows" }

    /// The form that asks for the orders of a list; `items` are the list's own, and its columns.
    func newExport(_ items: [QueryItem] = []) -> String { "\(exports)/new" + query(items) }

    func exportFile(_ id: Int) -> String { "\(exports)/\(id)/file" }

    func stopExport(_ id: Int) -> String { "\(exports)/\(id)/stop" }
}
