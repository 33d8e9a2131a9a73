import ArgumentParser

/// The official papers of requests.
struct PaperCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "Look at the official papers of requests.",
        discussion: """
            Example: gongkai paper sample reply.notExisting --out reply.pdf
            """,
        subcommands: [PaperSampleCommand.self]
    )
}
