/// What can be wrong with a mapping file; `line` counts from 1.
public enum MappingError: Error, Hashable, Sendable {
    /// The file can't be read; the code is errno.
    case cannotRead(path: String, code: Int32)

    /// The file is far longer than a mapping can be; the limit is in bytes.
    case tooLong(limit: Int)

    /// The file isn't YAML in UTF-8; the problem is the parser's.
    case notYAML(line: Int, problem: String)

    /// Something of another form is needed here.
    case wrongForm(line: Int, place: String, expected: String)

    /// A key that isn't known at its place.
    case unknownKey(line: Int, key: String, known: [String])

    /// A key given twice.
    case repeatedKey(line: Int, key: String)

    /// A rule for a column that the exchange file doesn't have.
    case unknownColumn(line: Int, table: MappedTable, column: String)

    /// A required column of the exchange file without a rule.
    case missingColumn(line: Int, table: MappedTable, column: String)

    /// A value that can't stand for the key.
    case badValue(line: Int, key: String, value: String, expected: String)

    /// Where it is, if it is somewhere in the file.
    public var line: Int? {
        switch self {
        case .cannotRead, .tooLong: nil
        case .notYAML(let line, _), .wrongForm(let line, _, _), .unknownKey(let line, _, _), .repeatedKey(let line, _),
            .unknownColumn(let line, _, _), .missingColumn(let line, _, _), .badValue(let line, _, _, _):
            line
        }
    }

    /// What is wrong and what to do about it, in Chinese; without the file's name.
    public var message: String {
        let place = line.map { "第 \($0) 行：" } ?? ""
        return place + text
    }

    private var text: String {
        switch self {
        case .cannotRead(let path, let code): "读不了 \(path)：\(systemMessage(code))。请检查路径和读取权限。"
        case .tooLong(let limit): "对照文件过长，应不超过 \(limit) 字节。"
        case .notYAML(_, let problem): "不是正确的 YAML（UTF-8），请检查缩进、冒号和引号（\(problem)）。"
        case .wrongForm(_, let place, let expected): "“\(place)”应为\(expected)。"
        case .unknownKey(_, let key, let known): "不认识“\(key)”，此处可用：\(known.joined(separator: "、"))。"
        case .repeatedKey(_, let key): "“\(key)”写了两次，请删去一处。"
        case .unknownColumn(_, let table, let column): "\(table.title)没有“\(column)”这一列，请改为交换格式的列名。"
        case .missingColumn(_, let table, let column): "\(table.title)缺少必填列“\(column)”的规则，请补上。"
        case .badValue(_, let key, let value, let expected): "“\(key)”的值“\(value)”不对，应为\(expected)。"
        }
    }
}
