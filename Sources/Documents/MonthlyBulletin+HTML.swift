public import Bulletins

extension MonthlyBulletin {
    /// The bulletin as a fragment of HTML without scripts, every figure linked to its list.
    ///
    /// `link` gives the address of a list; a figure without one, or with several, is a `span`.
    public func html(showsFindings: Bool = true, link: (ListQuery) -> String? = { _ in nil }) -> String {
        func inline(_ runs: [Run]) -> String { runs.map { htmlText($0, link) }.joined() }
        var parts = [HTML.element("h1", inline: inline(title))]
        for block in blocks {
            parts.append(HTML.element(block.role == .heading ? "h2" : "p", inline: inline(block.runs)))
        }
        for table in tables { parts.append(table.html(inline)) }
        if showsFindings, !findings.isEmpty { parts.append(Self.html(findings)) }
        return HTML.element("article", [("class", "bulletin")], "\n" + parts.joined(separator: "\n") + "\n") + "\n"
    }

    /// A page of its own.
    ///
    /// Without the address of a stylesheet a short style stands in the page, for a file that is opened by itself.
    public func htmlPage(
        stylesheet: String? = nil,
        showsFindings: Bool = true,
        link: (ListQuery) -> String? = { _ in nil }
    ) -> String {
        let style =
            stylesheet.map { "<link rel=\"stylesheet\" href=\"\(HTML.escaped($0))\">" }
            ?? "<style>\(Self.style)</style>"
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTML.escaped(title.text))</title>
            \(style)
            </head>
            <body>
            \(html(showsFindings: showsFindings, link: link))</body>
            </html>

            """
    }

    private static let style = """
        body{max-width:48rem;margin:2rem auto;padding:0 1rem;line-height:1.8}\
        h1{text-align:center;font-size:1.5rem}h2{font-size:1.2rem}p{text-indent:2em}\
        table{border-collapse:collapse;width:100%}caption{font-weight:bold;padding:.5rem}\
        th,td{border:1px solid;padding:.2rem .5rem}.number{text-align:right}tfoot{font-weight:bold}\
        a.figure{color:inherit}
        """

    private func htmlText(_ run: Run, _ link: (ListQuery) -> String?) -> String {
        let text = HTML.escaped(run.text)
        guard case .figure(let key, _) = run, let figure = figures[key] else { return text }
        let attributes = [("class", "figure"), ("title", figure.explanation)]
        if let address = address(of: run, link) { return HTML.element("a", [("href", address)] + attributes, text) }
        return HTML.element("span", attributes, text)
    }

    private static func html(_ findings: [Finding]) -> String {
        let items = findings.map { finding in
            HTML.element("li", [("class", finding.severity.rawValue)], HTML.escaped(finding.message))
        }
        let heading = HTML.element("h2", inline: "校核发现\(findings.count)处")
        return HTML.element(
            "section",
            [("class", "findings")],
            "\n\(heading)\n<ul>\n\(items.joined(separator: "\n"))\n</ul>\n"
        )
    }
}

extension BulletinTable {
    fileprivate func html(_ inline: ([Run]) -> String) -> String {
        let head = columns.map { column in
            HTML.element("th", [("scope", "col")] + Self.attributes(column), HTML.escaped(column.title))
        }
        func line(_ row: Row) -> String {
            let cells = zip(row.cells, columns).map { HTML.element("td", Self.attributes($1), inline([$0])) }
            return "<tr>\(cells.joined())</tr>"
        }
        func section(_ name: String, _ rows: [String]) -> [String] {
            rows.isEmpty ? [] : ["<\(name)>"] + rows + ["</\(name)>"]
        }
        let lines =
            ["<table id=\"\(HTML.escaped(key))\">", HTML.element("caption", inline: inline(title))]
            + section("thead", ["<tr>\(head.joined())</tr>"])
            + section("tbody", rows.filter { $0.role == .part }.map(line))
            + section("tfoot", rows.filter { $0.role == .total }.map(line)) + ["</table>"]
        let notes = notes.map { HTML.element("li", inline: inline($0)) }
        let list = notes.isEmpty ? [] : ["<ol class=\"notes\">"] + notes + ["</ol>"]
        return (lines + list).joined(separator: "\n")
    }

    private static func attributes(_ column: Column) -> [(String, String)] {
        column.isNumber ? [("class", "number")] : []
    }
}

extension HTML {
    /// An element without attributes.
    static func element(_ name: String, inline content: String) -> String { element(name, [], content) }
}
