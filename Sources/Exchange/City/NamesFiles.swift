public import WorkOrders

/// The columns of a city's `channels.csv`.
public enum ChannelColumn: String, ExchangeColumn {
    case name = "来源渠道"
}

/// The columns of a city's `tags.csv`.
public enum TagColumn: String, ExchangeColumn {
    case name = "标签"
    case owner = "归口单位"
}

/// The columns of a city's `areas.csv`.
public enum AreaColumn: String, ExchangeColumn {
    case county = "县区"
    case street = "街道"
    case community = "社区"
    case code = "区划代码"
}

/// The columns of a city's `phrases.csv`.
public enum PhraseColumn: String, ExchangeColumn {
    case abbreviation = "缩写"
    case text = "用语"
}

/// A city's channels, tags and places as files, in the order in which people see them.
public enum NamesFiles {
    /// Reads the channels.
    public static func channels(_ source: CitySource) throws(CityFileError) -> [String] {
        var channels: [String] = []
        try CityLines<ChannelColumn>.read(source, required: [.name]) { record throws(RowError) in
            let name = try record.required(.name)
            guard !channels.contains(name) else { throw record.bad(.name, "这个渠道已有，应删去一行") }
            channels.append(name)
        }
        return channels
    }

    /// Reads the tags with who keeps them.
    public static func tags(_ source: CitySource) throws(CityFileError) -> [Tag] {
        var tags: [Tag] = []
        try CityLines<TagColumn>.read(source, required: [.name]) { record throws(RowError) in
            let name = try record.required(.name)
            // An order's tags stand in one cell with ; between them.
            guard !name.contains(";") else { throw record.bad(.name, "标签名称不能含分号") }
            guard !tags.contains(where: { $0.name == name }) else { throw record.bad(.name, "这个标签已有，应删去一行") }
            tags.append(Tag(name: name, owner: record.text(.owner)))
        }
        return tags
    }

    /// Reads the places; a larger place comes before those in it.
    public static func places(_ source: CitySource) throws(CityFileError) -> Gazetteer {
        var places = Gazetteer()
        try CityLines<AreaColumn>.read(source, required: [.county]) { record throws(RowError) in
            let area = AreaPath(
                county: try record.required(.county),
                street: record.text(.street) ?? "",
                community: record.text(.community) ?? ""
            )
            guard places.add(area) else { throw record.bad(.county, "上级地名应在前面的行，同一地名只写一行") }
        }
        return places
    }

    /// Reads 常用语; each abbreviation stands for one text.
    public static func phrases(_ source: CitySource) throws(CityFileError) -> [Phrase] {
        var phrases: [Phrase] = []
        try CityLines<PhraseColumn>.read(source, required: [.abbreviation, .text]) { record throws(RowError) in
            let (given, text) = (try record.required(.abbreviation), try record.required(.text))
            let phrase: Phrase
            do throws(Phrase.Fault) {
                phrase = try Phrase(given, text).checked()
            } catch {
                throw switch error {
                case .abbreviation: record.bad(.abbreviation, "应为1至\(Phrase.abbreviationLimit)个字母或数字")
                case .text: record.bad(.text, "最多\(Phrase.textLimit)字")
                }
            }
            guard !phrases.contains(where: { $0.abbreviation == phrase.abbreviation }) else {
                throw record.bad(.abbreviation, "这个缩写已有，应换一个")
            }
            phrases.append(phrase)
        }
        return phrases
    }
}
