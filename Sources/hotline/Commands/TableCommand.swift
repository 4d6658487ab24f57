import ArgumentParser
import Bulletins
import Casework
import Documents
import Storage
import WorkingDays

/// The command `hotline table SPEC`.
struct TableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "统计表：按常用表或模板的名称，或按条件，如 rows=county&columns=kind&measure=valid"
    )

    @Argument(help: ArgumentHelp("常用表或模板的名称，或形如网址的条件；不写则列出可用的名称", valueName: "表"))
    var spec: String?

    @Option(name: .long, help: ArgumentHelp("统计期，如 2022-02、上月；不写则按表自己的", valueName: "期间"))
    var period: String?

    @Option(name: .customLong("as-of"), help: ArgumentHelp("数据截止日：这一天零时及以后的事不计", valueName: "日期"))
    var asOf: String?

    @Option(name: .long, help: ArgumentHelp("text、csv 或 json", valueName: "格式"))
    var format: TableFormat = .text

    @Option(name: .long, help: ArgumentHelp("通报设置（YAML；环境变量 HOTLINE_SETTINGS）", valueName: "文件"))
    var settings: String?

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await saying {
            guard let spec else {
                for standard in StandardTable.all { print(standard.name) }
                return
            }
            let all = try options.settings([.settings: settings])
            let counting = try SettingsFile.bulletin(all.bulletinFile)
            let sheet = try await Workplace.open(all) { workplace in
                let table = try await table(spec, workplace)
                let now = Clock.now
                let calendar = workplace.calendar
                return try await workplace.database.read { connection in
                    try connection.table(
                        table,
                        period: table.period.period(on: now.day),
                        cutOff: table.asOf?.start ?? now,
                        settings: counting,
                        calendar: calendar
                    ).sheet()
                }
            }
            print(format.text(of: sheet), terminator: "")
        }
    }

    /// The table of a name or of conditions, with what the options say over it.
    private func table(_ spec: String, _ workplace: Workplace) async throws -> StatTable {
        var items = try await named(spec, workplace) ?? QueryItem.items(of: spec)
        for (name, value) in [("period", period), ("as-of", asOf)] {
            guard let value else { continue }
            items = items.filter { $0.name != name } + [QueryItem(name, value)]
        }
        let reading = TableReading(items)
        if let table = reading.table { return table }
        let faults = reading.errors.sorted { $0.key < $1.key }.map { "\($0.key)：\($0.value)" }
        throw CommandFailure.said(faults.joined(separator: "\n"))
    }

    private func named(_ name: String, _ workplace: Workplace) async throws -> [QueryItem]? {
        if let standard = StandardTable.all.first(where: { $0.name == name }) { return standard.table?.items }
        let templates = try await workplace.database.read { try $0.tableTemplates(named: name) }
        guard let template = templates.first else {
            guard name.contains("=") else {
                throw CommandFailure.said("没有名为“\(name)”的常用表或模板；不写名称可列出常用表。")
            }
            return nil
        }
        guard templates.count == 1 else { throw CommandFailure.said("有多个名为“\(name)”的模板，请直接写条件。") }
        return template.table?.items
    }
}

/// The forms in which a table is printed.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json

    func text(of sheet: TableSheet) -> String {
        switch self {
        case .text: sheet.text
        case .csv: sheet.csv
        case .json: sheet.json.text
        }
    }
}
