import ArgumentParser
import Bulletins
import Documents

/// The command `hotline bulletin PERIOD`.
struct BulletinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bulletin", abstract: "某一期间的运行情况通报")

    @OptionGroup var options: DataOptions
    @OptionGroup var counting: CountingOptions

    @Option(name: .long, help: ArgumentHelp("text、markdown、html 或 json", valueName: "格式"))
    var format: BulletinFormat = .text

    func run() async throws {
        try await saying {
            let bulletin = MonthlyBulletin(figures: try await counting.figures(options))
            print(format.document(bulletin), terminator: "")
        }
    }
}

/// The forms in which a bulletin is printed.
enum BulletinFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case html
    case json

    func document(_ bulletin: MonthlyBulletin) -> String {
        switch self {
        case .text: bulletin.text()
        case .markdown: bulletin.markdown()
        case .html: bulletin.htmlPage()
        case .json: bulletin.json.text
        }
    }
}
