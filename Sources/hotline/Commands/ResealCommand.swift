import ArgumentParser
import Casework
import Sealing

/// The command `hotline reseal`.
struct ResealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reseal", abstract: "换新密钥，并在线重新加密全部身份信息")

    @OptionGroup var options: DataOptions

    @Option(
        name: .long,
        help: ArgumentHelp("算法：\(Scheme.allCases.map(\.name).joined(separator: " 或 "))", valueName: "算法")
    )
    var scheme: String?

    @Flag(name: .long, help: "不换密钥，只把还用旧密钥加密的重新加密（中断后继续）")
    var resume = false

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let keys = try await renewedKeys(workplace)
                let progress = ProgressBar()
                let count = try await ResealDesk(database: workplace.database, seal: CitizenSeal(Seal(keys)))
                    .carryOut { progress.show("重新加密", $0) }
                progress.finish()
                say("已用密钥 \(keys.current) 重新加密\(count)件工单的身份信息。旧密钥仍在密钥文件中，请重新备份密钥。")
            }
        }
    }

    private func renewedKeys(_ workplace: Workplace) async throws -> KeyRing {
        if resume { return workplace.keys }
        let keys = try workplace.keys.rotated(to: try chosenScheme(workplace.keys.current.scheme))
        try keys.save(to: workplace.keyPath, replacing: workplace.keys)
        // Running servers look at the key file at most this often: they know the key before anything is sealed by it.
        try await Task.sleep(for: Seal.followingInterval)
        return keys
    }

    private func chosenScheme(_ present: Scheme) throws -> Scheme {
        guard let scheme else { return present }
        guard let chosen = Scheme(name: scheme) else {
            throw CommandFailure.said("没有“\(scheme)”算法，应为 \(Scheme.allCases.map(\.name).joined(separator: " 或 "))。")
        }
        return chosen
    }
}
