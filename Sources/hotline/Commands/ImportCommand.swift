import ArgumentParser
import Bulletins
import Casework
import Documents
import Exchange
import Foundation
import Storage
import WorkingDays

/// The command `hotline import FOLDER`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "导入交换格式的文件夹，或按对照文件导入外来 CSV")

    @OptionGroup var options: DataOptions

    @Argument(help: ArgumentHelp("文件夹（含 orders.csv 等）；有 --mapping 时为外来 CSV 文件", valueName: "路径"))
    var path: String

    @Option(name: .long, help: ArgumentHelp("外来 CSV 的对照文件（YAML）", valueName: "文件"))
    var mapping: String?

    @Flag(name: .long, help: "只导入正确的行，其余写入“路径.rejected”文件夹，改正后可再导入")
    var skipInvalid = false

    @Flag(name: .long, help: "试导入：只列出问题和会得到的数字，不保存")
    var dryRun = false

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let desk = ImportDesk(
                    database: workplace.database,
                    seal: workplace.seal,
                    calendar: workplace.calendar,
                    limits: workplace.limits,
                    names: workplace.city.names
                )
                let progress = ProgressBar()
                let rejects = skipInvalid ? RejectedRows(folder: path + ".rejected") : nil
                let report = try await carryOut(desk, progress, rejects, workplace.calendar)
                progress.finish()
                try rejects?.finish()
                say(Self.text(report))
            }
        }
    }

    private func carryOut(
        _ desk: ImportDesk,
        _ progress: ProgressBar,
        _ rejects: RejectedRows?,
        _ calendar: WorkCalendar
    ) async throws -> ImportReport {
        var options = ImportOptions()
        options.skipsInvalid = skipInvalid
        options.isDryRun = dryRun
        options.now = Clock.now
        let listener = ImportListener(
            issue: { progress.line($0.message) },
            opened: { rejects?.open($0, header: $1) },
            rejected: { rejects?.add($0, record: $1) },
            progress: { progress.show($0.rawValue, $1, of: $2) }
        )
        do {
            return try await desk.carryOut(try sources(), options: options, listener: listener) { connection, report in
                try Self.summary(connection, report, calendar)
            }
        } catch ImportError.dryRun(let report, let summary) {
            progress.finish()
            if let summary { print(summary) }
            say("试导入结束，没有保存。" + Self.text(report))
            throw ExitCode.success
        } catch {
            progress.finish()
            throw error
        }
    }

    private func sources() throws -> ImportSources {
        guard let mapping else { return try Self.sources(folder: path) }
        let map = try Mapping(path: mapping)
        return ImportSources(groupOfNewUnits: "未分组") { [path] file throws(CSVError) in
            switch file {
            case .orders: try MappedReader(path: path, mapping: map, table: .orders)
            case .dispatches where map.makes(.dispatches):
                try MappedReader(path: path, mapping: map, table: .dispatches)
            default: nil
            }
        }
    }

    static func sources(folder: String) throws -> ImportSources {
        let present = ExchangeFile.allCases.filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0.rawValue)")
        }
        guard !present.isEmpty else { throw ImportError.nothingToImport }
        let events = "\(folder)/\(ExchangeFile.events.rawValue)"
        var sources = ImportSources { file throws(CSVError) in
            guard file != .events, present.contains(file) else { return nil }
            return try CSVReader(path: "\(folder)/\(file.rawValue)", required: file.requiredColumns)
        }
        sources.events = { () throws(CSVError) in present.contains(.events) ? try LineReader(path: events) : nil }
        return sources
    }

    /// The figures of the month with the most orders, as the database would give them after this import.
    private static func summary(
        _ connection: any Connection,
        _ report: ImportReport,
        _ calendar: WorkCalendar
    ) throws -> String? {
        guard let month = report.mainMonth else { return nil }
        let figures = try connection.figures(
            try Period(parsing: month),
            cutOff: Clock.now,
            settings: BulletinSettings(),
            calendar: calendar
        )
        return figures.text
    }

    private static func text(_ report: ImportReport) -> String {
        ExchangeFile.allCases.compactMap { file in
            report.files[file].map { counts in
                "\(file.rawValue)：读入\(counts.read)行，新增\(counts.added)，已有相同\(counts.unchanged)，未导入\(counts.bad)"
            }
        }.joined(separator: "\n")
    }
}
