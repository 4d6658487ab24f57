import Glibc

extension Mapping {
    /// The longest mapping file in bytes; a table of ten thousand values fits in.
    static let fileLimit = 1 << 20

    /// Reads a mapping file.
    ///
    /// - Parameter path: the file, YAML in UTF-8.
    /// - Throws: what is wrong with it, with the line.
    public init(path: String) throws(MappingError) {
        let bytes: [UInt8]
        do throws(CSVError) {
            bytes = try ByteSource(path: path).readAll(upTo: Mapping.fileLimit + 1)
        } catch {
            throw .cannotRead(path: path, code: error.code)
        }
        guard bytes.count <= Mapping.fileLimit else { throw .tooLong(limit: Mapping.fileLimit) }
        try self.init(bytes: bytes)
    }

    /// Reads a mapping from bytes, which have to be UTF-8.
    init(bytes: [UInt8]) throws(MappingError) {
        let fault = bytes.withUnsafeBytes { UTF8Form.firstFault(in: $0[...]) }
        if let fault {
            let line = bytes.prefix(fault).count { $0 == Byte.lineFeed } + 1
            throw .notYAML(line: line, problem: "UTF-8")
        }
        try self.init(yaml: String(decoding: bytes, as: UTF8.self))
    }

    /// Reads a mapping from text.
    ///
    /// - Parameter yaml: the text of a mapping file.
    /// - Throws: what is wrong with it, with the line.
    public init(yaml: String) throws(MappingError) {
        guard let root = try MappingNode(yaml: yaml) else {
            throw .wrongForm(line: 1, place: "对照文件", expected: "“工单”等各节")
        }
        var file = MappingFile()
        try file.read(root)
        self = file.mapping
    }
}

extension CSVError {
    /// The errno of a failed system call.
    fileprivate var code: Int32 {
        switch self {
        case .cannotOpen(_, let code), .cannotRead(let code): code
        default: EIO
        }
    }
}

/// Gathers a mapping from the sections of its file.
struct MappingFile {
    private static let keys = ["名称", "编码", "工单", "转办", "备注", "略过"]

    private var name = ""
    private var encoding: TextEncoding?
    private var sections: [MappedTable: [ColumnRule]] = [:]
    private var notes: [SourceColumn] = []
    private var omissions: [Omission] = []
    private var sources = SourceColumns()

    var mapping: Mapping {
        Mapping(
            name: name,
            encoding: encoding,
            sourceColumns: sources.names,
            orders: sections[.orders] ?? [],
            dispatches: sections[.dispatches] ?? [],
            notes: notes,
            omissions: omissions
        )
    }

    mutating func read(_ root: MappingNode) throws(MappingError) {
        for (key, line, value) in try root.requiredEntries("对照文件") {
            switch key {
            case "名称": name = try value.requiredText(key)
            case "编码": encoding = try MappingFile.encoding(value)
            case "工单": try readSection(.orders, value)
            case "转办": try readSection(.dispatches, value)
            case "备注": notes = try columns(value)
            case "略过": try readOmissions(value)
            default: throw .unknownKey(line: line, key: key, known: MappingFile.keys)
            }
        }
        guard sections[.orders] != nil else { throw .wrongForm(line: root.line, place: "对照文件", expected: "含有“工单”一节") }
    }

    private static func encoding(_ node: MappingNode) throws(MappingError) -> TextEncoding? {
        let text = try node.requiredText("编码")
        switch text.uppercased() {
        case "自动": return nil
        case "UTF-8", "UTF8": return .utf8
        case "GB18030", "GBK", "GB2312": return .gb18030
        default: throw .badValue(line: node.line, key: "编码", value: text, expected: "自动、UTF-8 或 GB18030")
        }
    }

    /// The rules of one table, in the order of the exchange file's columns.
    private mutating func readSection(_ table: MappedTable, _ node: MappingNode) throws(MappingError) {
        var rules: [String: ColumnRule] = [:]
        for (key, line, value) in try node.requiredEntries(table.title) {
            guard table.columns.contains(key) else { throw .unknownColumn(line: line, table: table, column: key) }
            // A row without a unit makes no dispatch, so the unit is only required when the mapping says so.
            let isRequired = table.requiredColumns.contains(key) && key != DispatchColumn.unit.rawValue
            rules[key] = try ColumnRule(target: key, node: value, isRequired: isRequired, sources: &sources)
        }
        for column in table.requiredColumns where rules[column] == nil {
            throw .missingColumn(line: node.line, table: table, column: column)
        }
        sections[table] = table.columns.compactMap { rules[$0] }
    }

    private mutating func columns(_ node: MappingNode) throws(MappingError) -> [SourceColumn] {
        let names = try node.requiredTexts("备注")
        return names.map { sources.column($0) }
    }

    private mutating func readOmissions(_ node: MappingNode) throws(MappingError) {
        for (key, _, value) in try node.requiredEntries("略过") {
            omissions.append(Omission(column: sources.column(key), values: Set(try value.requiredTexts(key))))
        }
    }
}

/// The foreign columns named so far, each with a place.
struct SourceColumns {
    private(set) var names: [String] = []

    mutating func column(_ name: String) -> SourceColumn {
        if let slot = names.firstIndex(of: name) { return SourceColumn(name: name, slot: slot) }
        names.append(name)
        return SourceColumn(name: name, slot: names.count - 1)
    }
}
