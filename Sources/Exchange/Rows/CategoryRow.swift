public import WorkOrders
import WorkingDays

/// The columns of `categories.csv` in the order of an export.
public enum CategoryColumn: String, ExchangeColumn {
    case code = "代码"
    case name = "名称"
    case parentCode = "上级代码"
    case version = "版本"
    case validFrom = "启用"
    case validUntil = "停用"
    case mappedCode = "对应代码"

    /// The columns marked * in the format.
    public static let required = [code, name].map(\.rawValue)
}

extension RequestCategory {
    /// The category that a record of `categories.csv` tells of.
    public init(_ record: Record<CategoryColumn>) throws(RowError) {
        self.init(
            code: try record.required(.code),
            name: try record.required(.name),
            parentCode: record.text(.parentCode),
            version: record.text(.version) ?? "",
            validFrom: try record.day(.validFrom),
            validUntil: try record.day(.validUntil),
            mappedCode: record.text(.mappedCode)
        )
        guard parentCode != code else { throw record.bad(.parentCode, "应为另一个类别的代码") }
        if let validFrom, let validUntil, validUntil < validFrom { throw record.bad(.validUntil, "应不早于启用日期") }
    }

    /// The fields of a record of `categories.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            code, name, parentCode ?? "", version, validFrom?.description ?? "", validUntil?.description ?? "",
            mappedCode ?? "",
        ]
    }
}
