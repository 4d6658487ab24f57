import Exchange

/// One of a city's lists as the cells of a table, to be changed on a page.
public enum CityTable {
    /// The rows of a text by these columns; nil where it is no table.
    ///
    /// A column that it lacks is empty.
    public static func rows(of text: String, columns: [String]) -> [[String]]? {
        guard let reader = try? CSVReader(bytes: Array(text.utf8), fileName: "") else { return nil }
        let places = columns.map { column in reader.columns.firstIndex(of: column) }
        var rows: [[String]] = []
        do {
            while try reader.next() { rows.append(places.map { place in place.map(reader.text) ?? "" }) }
        } catch {
            return nil
        }
        return rows
    }

    /// The text of rows; rows whose every cell is blank are left out.
    public static func text(of rows: [[String]], columns: [String]) -> String {
        let filled = rows.filter { row in row.contains { !$0.isEmpty } }
        return ([columns] + filled).map(line).joined()
    }

    /// A line as CSV has it, with quotes where they are needed.
    static func line(_ cells: [String]) -> String {
        let line = cells.map { cell in
            let isPlain =
                !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline } && cell.first != " " && cell.last != " "
            return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",")
        // A line without anything would be passed over.
        return (line.isEmpty ? "\"\"" : line) + "\n"
    }
}
