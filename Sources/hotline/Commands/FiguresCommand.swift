import ArgumentParser
import Bulletins
import Documents

/// The command `hotline figures PERIOD`.
struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "figures", abstract: "某一期间的全部指标")

    @OptionGroup var options: DataOptions
    @OptionGroup var counting: CountingOptions

    @Option(name: .long, help: ArgumentHelp("text 或 json", valueName: "格式"))
    var format: FiguresFormat = .text

    func run() async throws {
        try await saying {
            let figures = try await counting.figures(options)
            print(format == .text ? figures.text : figures.json.text, terminator: "")
        }
    }
}

/// The forms in which figures are printed.
enum FiguresFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
