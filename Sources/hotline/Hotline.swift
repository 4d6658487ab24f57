import ArgumentParser

/// The one program: what it does is its subcommands'.
@main
struct Hotline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hotline",
        abstract: "12345 政务服务便民热线系统",
        version: "0.1.0",
        subcommands: [
            ImportCommand.self, ExportCommand.self, BulletinCommand.self, FiguresCommand.self, ServeCommand.self,
            DemoCommand.self, CalendarCommand.self, KeyCommand.self, ResealCommand.self, OrderCommand.self,
            VerifyCommand.self, SweepCommand.self, OutboxCommand.self, SimulateCommand.self,
            ReindexCommand.self, SettingsCommand.self, OfficerCommand.self, UnitCommand.self, TelephonyCommand.self,
            CallsCommand.self, TableCommand.self,
        ]
    )
}
