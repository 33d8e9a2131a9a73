import ArgumentParser

/// What concerns the sites that are served: looking at them, and mending what is derived.
struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Inspect the sites, or rebuild what the public sees of them.",
        discussion: "Example: gongkai site inspect --site portal",
        subcommands: [SiteInspectCommand.self, SiteRebuildCommand.self])
}
