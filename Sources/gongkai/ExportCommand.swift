import ArgumentParser

/// Writes what is kept into files of other programs.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a register as CSV or XLSX, a whole site as static files, or the steps of cases as an event log.",
        discussion: """
            Without a subcommand, a register: "gongkai export disclosed_item" is "gongkai export register disclosed_item".

            Example: gongkai export disclosed_item items.xlsx --agency ZX04
            """,
        subcommands: [ExportRegisterCommand.self, ExportSiteCommand.self, ExportEventsCommand.self],
        defaultSubcommand: ExportRegisterCommand.self)
}
