import Bulletins
import Exchange
import Storage
import WorkOrders

extension SettingsDesk {
    /// Calls a category by its new name in 派单目录, in a next version of the file.
    ///
    /// Where another version of the tree still has the old name, its lines stay: they are that one's.
    func rename(
        _ old: RequestCategory,
        to new: RequestCategory,
        in tree: CategoryTree,
        by author: SettingsLog.Author,
        on connection: any Connection
    ) throws {
        let path = tree.path(to: new.code)
        let before = Array(path.dropLast()) + [old.name]
        guard old.name != new.name, let columns = CityFile.directory.columns,
            let place = columns.firstIndex(of: DirectoryColumn.category.rawValue),
            var rows = CityTable.rows(of: try text(.directory, on: connection), columns: columns),
            try !connection.figureNames().categories.values.contains(where: { $0.names.starts(with: before) })
        else { return }
        let unchanged = rows
        for index in rows.indices {
            let names = rows[index][place].split(separator: "/").map(String.init)
            guard names.starts(with: before) else { continue }
            rows[index][place] = (path + names.dropFirst(before.count)).joined(separator: "/")
        }
        guard rows != unchanged else { return }
        let words = "类别“\(old.name)”改名为“\(new.name)”"
        try store(.directory, CityTable.text(of: rows, columns: columns), words, by: author, on: connection)
    }
}
