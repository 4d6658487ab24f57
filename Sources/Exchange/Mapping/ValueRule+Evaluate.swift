extension ColumnRule {
    /// The value for a row: that of the first alternative that gives one.
    ///
    /// - Parameter row: the foreign row's values in the order of `Mapping.sourceColumns`.
    /// - Returns: the value, possibly nothing.
    /// - Throws: when a value can't be mapped, or a required one is missing.
    func value(_ row: [String]) throws(RowProblem) -> String {
        for rule in alternatives {
            let value = try rule.value(row, target)
            if !value.isEmpty { return value }
        }
        guard !isRequired else { throw .missingValue(column: alternatives.last?.place(target) ?? target) }
        return ""
    }
}

extension ValueRule {
    fileprivate func value(_ row: [String], _ target: String) throws(RowProblem) -> String {
        let found = prefixLength.map { String(text(row).prefix($0)) } ?? text(row)
        guard !found.isEmpty else { return fallback }
        let replaced = try replacement(found, target)
        guard !timeForms.isEmpty, !replaced.isEmpty else { return replaced }
        for form in timeForms {
            if let text = form.exchangeText(replaced, timeOfDay: timeOfDay) { return text }
        }
        let forms = timeForms.map(\.text).joined(separator: " 或 ")
        throw .badTime(column: place(target), value: replaced, form: forms)
    }

    private func text(_ row: [String]) -> String {
        switch source {
        case .column(let column): row[column.slot]
        case .template(let template): template.filled(row)
        case .constant(let text): text
        }
    }

    private func replacement(_ found: String, _ target: String) throws(RowProblem) -> String {
        guard let lookup else { return found }
        if let value = lookup.value(found) { return value }
        switch lookup.unlisted {
        case .keep: return found
        case .leaveEmpty: return ""
        case .fallBack: return fallback
        case .refuse: throw .unlistedValue(column: place(target), value: found)
        }
    }

    /// Where a bad value is to be looked for: the foreign column, and the one it was meant for.
    fileprivate func place(_ target: String) -> String {
        guard case .column(let column) = source, column.name != target else { return target }
        return "\(column.name)（\(target)）"
    }
}

extension Lookup {
    /// The value for what was found, if it is listed.
    func value(_ found: String) -> String? {
        values[found] ?? words.first { found.utf8.contains($0.word.utf8) }?.value
    }
}

extension String.UTF8View {
    /// Whether a run of bytes occurs; in valid UTF-8 that is the same as the characters occurring.
    fileprivate func contains(_ word: String.UTF8View) -> Bool {
        guard let first = word.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: word) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
