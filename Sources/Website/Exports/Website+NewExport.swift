import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

extension Website {
    /// Answers `GET /exports/new?…`, the items being those of the list, and `columns` those it shows.
    @Sendable func newExport(_ request: Request) async throws -> Response {
        if ownUnit != nil { return redirect(to: paths.dispatches) }
        let words = try ExportWords(try RequestItems(request))
        return html(templates.newExport.render(try await exportPage(words)))
    }

    /// Answers `POST /exports`.
    @Sendable func askForExport(_ request: Request, _ items: FormItems) async throws -> Response {
        let words = try ExportWords(items)
        if words.rising != nil { return html(templates.newExport.render(try await exportPage(words))) }
        do {
            let wish = ExportWish(
                query: try exportQuery(words),
                conditions: try await exportConditions(words.query),
                columns: words.columns,
                form: words.form,
                reason: words.reason
            )
            let export = try await exportDesk().ask(wish, by: try exporter(), at: now())
            return redirect(to: paths.exports + paths.query([QueryItem("asked", "\(export.id)")]))
        } catch let refusal as ExportRefusal {
            var page = try await exportPage(words)
            page.problem = refusal.sentence
            return html(templates.newExport.render(page), status: .unprocessableContent)
        }
    }

    private func exportQuery(_ words: ExportWords) throws(PageError) -> OrderQuery {
        do throws(QueryError) {
            return try OrderQuery(items: words.query)
        } catch {
            throw .badRequest("筛选条件有误，请回到清单改正后再导出。")
        }
    }

    private func exportPage(_ words: ExportWords) async throws -> ExportPage {
        let (query, desk) = (try exportQuery(words), try exportDesk())
        let count = try await desk.count(query, at: now())
        let most = ListExportDesk.mostRows
        let refusal: ExportRefusal? = count == 0 ? .empty : count > most ? .tooMany(most: most) : nil
        let list = ExportPage.ExportedList(
            path: paths.workOrders(query),
            query: String(paths.query(query.items).dropFirst()),
            conditions: try await exportConditions(words.query),
            count: Counting.text(min(count, most)) + (count > most ? "+" : ""),
            refusal: refusal?.sentence
        )
        let mayOpen = desk.mayOpenIdentity(try exporter())
        return ExportPage(
            frame: frame("导出工单清单", .exports),
            paths: paths,
            list: list,
            form: words.form,
            columns: ExportPage.choices(words.columns, of: OrderColumn.open),
            identity: mayOpen ? ExportPage.choices(words.columns, of: OrderColumn.allCases.filter(\.isIdentity)) : [],
            reason: words.reason
        )
    }

    /// The conditions of a list as its fields call them: `受理时间：2022年2月；来源渠道：电话`.
    private func exportConditions(_ items: [QueryItem]) async throws -> String {
        let now = now()
        let lists = try await database.read { [cityLists] in try cityLists.lists(now: now, $0) }
        return Self.orderFields(lists).compactMap { field in
            var field = field
            field.values = items.filter { $0.name == field.name && !$0.value.isEmpty }.map(\.value)
            guard !field.values.isEmpty else { return nil }
            let shown = zip(field.values, field.shownValues).map { (try? Period(parsing: $0))?.title ?? $1 }
                .filter { !$0.isEmpty }
            return shown.isEmpty ? field.label : "\(field.label)：\(shown.joined(separator: "、"))"
        }.joined(separator: "；")
    }
}
