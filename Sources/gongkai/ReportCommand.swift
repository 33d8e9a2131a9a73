import ArgumentParser

/// Everything about annual reports. Without a subcommand it derives one.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Derive an annual report from the registers, or check a published one.",
        discussion: """
            Example: gongkai report --year 2014 --form 2014 --json
            """,
        subcommands: [ReportDeriveCommand.self, ReportCheckCommand.self],
        defaultSubcommand: ReportDeriveCommand.self
    )
}
