public import WorkOrders
import WorkingDays

extension City {
    /// 诉求类别: the first levels of the published month, and our own second and third levels with our own codes.
    ///
    /// Two digits a level. 对应代码 is empty: we don't have the provincial codes.
    public static let categories: [RequestCategory] = CategoryTable.names.indices.flatMap { first in
        let code = digits(first + 1)
        let paths = CategoryTable.leavesOfCategory[first].map { Array(CategoryTable.leaves[$0].path.names.dropFirst()) }
        return [category(code, CategoryTable.names[first], under: nil)] + below(paths, code)
    }

    /// The categories below one, by the names that come first in each path.
    private static func below(_ paths: [[String]], _ code: String) -> [RequestCategory] {
        var names: [String] = []
        for path in paths where path.first.map({ !names.contains($0) }) ?? false { names.append(path[0]) }
        return names.enumerated().flatMap { index, name in
            let own = code + digits(index + 1)
            let deeper = paths.filter { $0.first == name }.map { Array($0.dropFirst()) }
            return [category(own, name, under: code)] + below(deeper, own)
        }
    }

    private static func category(_ code: String, _ name: String, under parent: String?) -> RequestCategory {
        RequestCategory(
            code: code,
            name: name,
            parentCode: parent,
            version: "2021",
            validFrom: CivilDay(year: 2_021, month: 1, day: 1)
        )
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
