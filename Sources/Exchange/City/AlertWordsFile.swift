public import WorkOrders

/// The columns of a city's `alert-words.csv`.
public enum AlertWordColumn: String, ExchangeColumn {
    case kind = "类别"
    case word = "词"
    case urgency = "紧急程度"
    case isConfidential = "是否保密"
}

/// 紧急敏感词 as a file; it takes the place of the program's own list.
public enum AlertWordsFile {
    /// Reads the file; 紧急程度 and 是否保密 hold for the whole kind, on whichever of its lines they stand.
    public static func words(_ source: CitySource) throws(CityFileError) -> AlertWords {
        var words = AlertWords([:])
        try CityLines<AlertWordColumn>.read(source, required: [.kind, .word]) { record throws(RowError) in
            guard let kind: AlertKind = try record.titled(.kind) else { throw record.bad(.kind, "必填，不能为空") }
            let word = try record.required(.word)
            // One character would flag half of all appeals.
            guard word.count >= 2 else { throw record.bad(.word, "应至少两个字") }
            words.words[kind, default: []].append(word)
            if let urgency: Urgency = try record.titled(.urgency) { words.urgency[kind] = urgency }
            if try record.flag(.isConfidential) == true { words.narrowing.insert(kind) }
        }
        return words
    }
}
