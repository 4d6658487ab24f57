public import Storage
public import WorkOrders

/// 常用语: the city's, and in front of them each officer's own.
public struct PhraseDesk: Sendable {
    /// So many of his own an officer keeps at most: a list that he still knows.
    public static let most = 200

    let database: any Database
    let city: [Phrase]

    /// `city` are those of the city's folder; an officer's own with the same abbreviation comes before.
    public init(database: any Database, city: [Phrase] = []) {
        self.database = database
        self.city = city
    }

    /// What an officer has: his own, then the city's whose abbreviations he hasn't taken.
    public func phrases(of officer: String) async throws -> (own: [Phrase], city: [Phrase]) {
        let own = try await database.read { try $0.phrases(of: officer) }
        let taken = Set(own.map(\.abbreviation))
        return (own, city.filter { !taken.contains($0.abbreviation) })
    }

    /// Keeps a phrase; throws ``PhraseRefusal``, or ``StorageError`` where the database can't be reached.
    public func keep(_ phrase: Phrase, of officer: String) async throws {
        let checked: Phrase
        do throws(Phrase.Fault) {
            checked = try phrase.checked()
        } catch {
            throw PhraseRefusal.faulty(error)
        }
        try await database.write { connection in
            let own = try connection.phrases(of: officer)
            let isNew = !own.contains { $0.abbreviation == checked.abbreviation }
            if isNew, own.count >= Self.most { throw PhraseRefusal.tooMany }
            try connection.put(checked, of: officer)
        }
    }

    /// Removes one of his own.
    public func remove(_ abbreviation: String, of officer: String) async throws {
        try await database.write { try $0.removePhrase(abbreviation, of: officer) }
    }
}

/// Why a phrase isn't kept.
public enum PhraseRefusal: Error, Hashable, Sendable {
    case faulty(Phrase.Fault)
    case tooMany

    /// What to do, in Chinese.
    public var sentence: String {
        switch self {
        case .faulty(.abbreviation): "缩写应为1至\(Phrase.abbreviationLimit)个字母或数字。"
        case .faulty(.text): "请填写用语，最多\(Phrase.textLimit)字。"
        case .tooMany: "个人常用语最多\(PhraseDesk.most)条，请先删去不用的。"
        }
    }
}
