import ArgumentParser

/// The command line. Each command parses its arguments, calls one store or reader, and prints; it decides nothing.
struct Gongkai: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gongkai",
        abstract: "公开: registers in, a provable annual report out.",
        discussion: """
            Keeps the registers of a district's disclosure office, derives the statutory annual report from them, and checks reports.

            Example: gongkai serve --database sqlite:data/gongkai.db
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, DemoCommand.self, ImportCommand.self, ExportCommand.self, ReportCommand.self,
            RegistersCommand.self, ArticlesCommand.self, SearchCommand.self, SiteCommand.self, AgencyCommand.self, OfficerCommand.self,
            AuditCommand.self, BackupCommand.self, RestoreCommand.self, CalendarCommand.self, ClockCommand.self, PaperCommand.self,
            SupervisionCommand.self,
            RedactCommand.self, ItemsCommand.self, MeasureCommand.self, MeasureMattersCommand.self, MeasureCasesCommand.self,
        ]
    )
}

@main
enum Main {
    static func main() async {
        let command: any ParsableCommand
        do {
            command = try Gongkai.parseAsRoot()
        } catch {
            Gongkai.exit(withError: error)
        }
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
        } catch {
            if let complaint = Complaint(error) { complaint.end() }
            Gongkai.exit(withError: error)
        }
    }
}
