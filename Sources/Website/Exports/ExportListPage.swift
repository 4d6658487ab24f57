import Accounts
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 导出: what an officer has asked for, how far it is, and the files.
struct ExportListPage: TemplateModel {
    let frame: Frame
    let part: ExportRows
    let paths: Paths
    /// The number of the export that was just asked for.
    let asked: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("part", \.part), .text("rows", \.paths.exportRows),
        .text("orders", \.paths.workOrders), .text("new") { $0.paths.newExport() }, .text("asked", \.asked),
        .number("kept-days") { _ in ListExportDesk.keptDays },
    ]
}

/// The table of the page, which is fetched again while something is going on.
struct ExportRows: TemplateModel {
    let rows: [Row]
    let csrf: String

    static let names: Names<Self> = [
        .list("rows", \.rows), .flag("has-rows") { !$0.rows.isEmpty }, .text("csrf", \.csrf),
        .flag("is-going") { $0.rows.contains { $0.export.state.isOpen } },
    ]

    /// One export.
    struct Row: TemplateModel {
        let export: ListExport
        let file: String
        let stop: String
        let csrf: String

        static let names: Names<Self> = [
            .number("id", \.export.id), .text("requested", \.export.requestedAt.minuteText),
            .text("conditions", \.export.conditions), .text("form", \.export.form.title),
            .flag("has-identity", \.export.hasIdentity), .text("state", \.export.state.title),
            .flag("is-running") { $0.export.state == .running }, .flag("is-open", \.export.state.isOpen),
            .flag("is-done") { $0.export.state == .done }, .flag("is-failed") { $0.export.state == .failed },
            .number("done", \.export.doneRows), .number("total", \.mostRows), .text("count", \.count),
            .text("failure", \.export.failure), .text("size", \.size), .text("until", \.until),
            .text("file", \.file), .text("stop", \.stop), .text("name", \.export.downloadName), .text("csrf", \.csrf),
        ]

        /// More may match when it is made than when it was asked for.
        private var mostRows: Int { max(export.totalRows, export.doneRows) }

        private var count: String {
            switch export.state {
            case .running: "\(Counting.text(export.doneRows)) / \(Counting.text(mostRows))"
            case .done, .expired: Counting.text(export.doneRows)
            case .waiting, .failed, .stopped: Counting.text(export.totalRows)
            }
        }

        private var size: String? { export.bytes.map(Self.size) }

        /// `812 kB`, `12.3 MB`.
        static func size(_ bytes: Int) -> String {
            let thousands = max(1, (bytes + 500) / 1_000)
            return thousands < 1_000 ? "\(thousands) kB" : "\(thousands / 1_000).\(thousands % 1_000 / 100) MB"
        }

        private var until: String? {
            guard export.state == .done, let at = export.finishedAt else { return nil }
            return at.advanced(bySeconds: ListExportDesk.keptDays * 86_400).minuteText
        }
    }
}

extension Website {
    /// Answers `GET /exports`.
    @Sendable func exportList(_ request: Request) async throws -> Response {
        let asked = try RequestItems(request).value("asked")
        let page = ExportListPage(
            frame: frame("导出", .exports),
            part: try await exportRowsPart(),
            paths: paths,
            asked: asked.isEmpty || !asked.allSatisfy(\.isNumber) ? nil : asked
        )
        return html(templates.exports.render(page))
    }

    /// Answers `GET /exports/rows`.
    @Sendable func exportRows(_ request: Request) async throws -> Response {
        html(templates.exportRows.render(try await exportRowsPart()))
    }

    private func exportRowsPart() async throws -> ExportRows {
        let officer = try exporter()
        let exports = try await exportDesk().exports(of: officer)
        let csrf = visitor?.csrf ?? ""
        let rows = exports.map { export in
            ExportRows.Row(
                export: export,
                file: paths.exportFile(export.id),
                stop: paths.stopExport(export.id),
                csrf: csrf
            )
        }
        return ExportRows(rows: rows, csrf: csrf)
    }

    /// Answers `POST /exports/:id/stop`.
    @Sendable func stopExport(_ request: Request, _ items: FormItems) async throws -> Response {
        try await exportDesk().stop(try exportId(request), by: try exporter(), at: now())
        return redirect(to: paths.exports)
    }
}
