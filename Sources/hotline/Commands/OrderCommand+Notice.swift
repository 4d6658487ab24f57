import ArgumentParser
import Bulletins
import Casework
import Documents
import WorkOrders

extension OrderCommand {
    /// Prints the notices of an order's supervisions.
    struct Notice: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "notice",
            abstract: "打印工单最近一次督办的通知书（Markdown），措辞可在城市文件夹的 supervision.md 中改写"
        )

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("工单编号", valueName: "编号"))
        var number: String

        @Flag(name: .long, help: "打印每一次督办的通知书")
        var all = false

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let wording = try wording(workplace.city.supervision)
                    let file = try await workplace.orderDesk().file(number)
                    guard !file.supervisions.isEmpty else {
                        throw CommandFailure.said("工单\(number)没有督办，请核对工单编号。")
                    }
                    for supervision in all ? file.supervisions : file.supervisions.suffix(1) {
                        guard let text = SupervisionNotice(supervision, of: file.order).markdown(wording) else {
                            throw CommandFailure.said(
                                "督办\(supervision.number)缺少通知书要写的内容，请在 supervision.md 中用方括号括起可缺的部分。"
                            )
                        }
                        print(text)
                    }
                }
            }
        }

        private func wording(_ source: String) throws -> SupervisionNotice.Wording {
            do throws(PatternError) {
                return try SupervisionNotice.Wording(source)
            } catch {
                throw CommandFailure.said("supervision.md：\(error)")
            }
        }
    }
}
