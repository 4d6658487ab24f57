import ArgumentParser
import Bulletins
import Casework
import Documents
import WorkingDays

/// `hotline figures PERIOD`
struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "figures", abstract: "某一期间的全部指标")

    @OptionGroup var options: DataOptions
    @OptionGroup var counting: CountingOptions

    @Option(name: .long, help: "text 或 json")
    var format: FigureFormatName = .text

    func run() async throws {
        try await saying {
            let figures = try await counting.figures(options)
            print(figures.summary.json.text, terminator: "")
        }
    }
}

/// How figures are printed.
enum FigureFormatName: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
