/// Which accounts a list shows: all conditions together.
public struct OfficerQuery: Hashable, Sendable {
    /// How an account stands.
    public enum State: String, CaseIterable, Sendable {
        case active
        case disabled
        /// Nobody set a password yet.
        case withoutPassword
    }

    /// Where he holds or held an office.
    public enum Place: Hashable, Sendable {
        case centre
        case unit(String)
    }

    /// The beginning of a 工号 or of a 姓名.
    public var text: String?
    public var place: Place?
    public var state: State?

    public init() {}
}

/// 账号 as a list by 工号.
extension Connection {
    /// The accounts behind a 工号.
    ///
    /// A walk over the primary key, or the ranges of `officer_name` and of `officer_grant_unit` that the query names; the
    /// state is looked at in each row.
    public func officers(_ query: OfficerQuery, after id: String, limit: Int) throws -> [StoredOfficer] {
        var conditions: [Statement] = ["id > \(id)"]
        if let text = query.text { conditions.append(named(text)) }
        if let place = query.place { conditions.append("id IN (\(holders(place)))") }
        switch query.state {
        case .active: conditions.append("is_disabled = 0")
        case .disabled: conditions.append("is_disabled = 1")
        case .withoutPassword: conditions.append("is_disabled = 0 AND is_demo = 0 AND password IS NULL")
        case nil: break
        }
        return try officers("\(conditions.joined(" AND ")) ORDER BY id LIMIT \(limit)")
    }

    /// Nothing sorts behind the last code point, so that a beginning is a range.
    private func named(_ text: String) -> Statement {
        let end = text + "\u{10FFFF}"
        return """
            id IN (SELECT id FROM officer WHERE id >= \(text) AND id < \(end)
                UNION SELECT id FROM officer WHERE name >= \(text) AND name < \(end))
            """
    }

    private func holders(_ place: OfficerQuery.Place) -> Statement {
        switch place {
        case .centre: "SELECT officer_id FROM officer_grant WHERE unit_id IS NULL"
        case .unit(let name):
            """
            SELECT g.officer_id FROM handling_unit u JOIN officer_grant g ON g.unit_id = u.id WHERE u.name = \(name)
            """
        }
    }
}
