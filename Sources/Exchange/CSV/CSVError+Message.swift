import Glibc

extension CSVError {
    /// What is wrong and what to do about it, in Chinese; without the file's name.
    public var message: String {
        switch self {
        case .cannotOpen(let path, let code): "打不开 \(path)：\(systemMessage(code))。请检查路径和读取权限。"
        case .cannotRead(let code): "读取中断：\(systemMessage(code))。请检查磁盘后重新导入。"
        case .foreignFormat(.spreadsheet): "这是电子表格，不是 CSV。请在表格软件中“另存为”CSV（UTF-8）后再导入。"
        case .foreignFormat(.utf16): "文件是 UTF-16 编码。请另存为 UTF-8 或 GB18030 编码的 CSV 后再导入。"
        case .encodingUnavailable(let encoding): "系统缺少 \(encoding.name) 的转换程序。请安装 glibc 的 gconv 模块，或将文件另存为 UTF-8。"
        case .noHeader: "文件是空的。第一行应为列名。"
        case .tooManyColumns(let limit): "第 1 行：列数超过 \(limit)。请删去多余的列。"
        case .duplicateColumn(let name): "第 1 行：列名“\(name)”出现了两次。请删去或改名其中一列。"
        case .missingColumns(let names): "第 1 行：缺少列 \(names.joined(separator: "、"))。请补上后再导入。"
        case .badRecord(let line, let problem): "第 \(line) 行，\(problem.message)"
        }
    }
}

extension RowProblem {
    /// The column concerned, where it is one.
    public var column: String? {
        switch self {
        case .unclosedQuote(let column), .textAfterQuote(let column), .fieldTooLong(let column, _),
            .nulByte(let column), .bareCarriageReturn(let column), .undecodable(let column, _),
            .missingValue(let column), .unlistedValue(let column, _), .badTime(let column, _, _):
            column
        case .fieldCount, .recordTooLong: nil
        }
    }

    /// The value found, where it can be shown.
    public var value: String? {
        switch self {
        case .unlistedValue(_, let value), .badTime(_, let value, _): value
        case .missingValue: ""
        default: nil
        }
    }

    /// What is expected instead, in Chinese.
    public var expected: String {
        switch self {
        case .unclosedQuote: "引号没有配对，应补上结尾的引号（内容中的引号写成两个）"
        case .textAfterQuote: "结尾引号之后还有文字，应为逗号或换行（内容中的引号写成两个）"
        case .fieldCount(let expected, let found): "应有 \(expected) 列，实有 \(found) 列（内容中有逗号或换行时须加引号）"
        case .fieldTooLong(_, let limit): "内容过长，应不超过 \(limit) 字节（也可能是前面的引号没有配对）"
        case .recordTooLong(let limit): "整行过长，应不超过 \(limit) 字节"
        case .nulByte: "含有空字符（NUL），应删去"
        case .bareCarriageReturn: "含有单独的回车符，换行应为 LF 或 CRLF（内容中的换行须加引号）"
        case .undecodable(_, let encoding): "含有不属于 \(encoding.name) 编码的字节，应改正乱码"
        case .missingValue: "应填写，不能为空"
        case .unlistedValue: "应为对照表中列出的值"
        case .badTime(_, _, let form): "应为 \(form) 形式的真实日期时间"
        }
    }

    /// Column, value and what is expected, in one line.
    public var message: String {
        let shown = value.map { $0.isEmpty ? "" : "“\(RowProblem.excerpt($0))”" } ?? ""
        return column.map { "\($0)\(shown)：\(expected)" } ?? expected
    }

    /// The beginning of a value, on one line.
    private static func excerpt(_ value: String) -> String {
        let plain = value.prefix(30).map { $0.isNewline ? " " : $0 }
        return String(plain) + (value.count > 30 ? "…" : "")
    }
}

/// What the system says about an errno.
func systemMessage(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "errno \(code)"
}
