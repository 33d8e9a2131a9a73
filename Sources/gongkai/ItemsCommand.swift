import ArgumentParser

/// The register of items of services (事项库).
struct ItemsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "items",
        abstract: "Take in, write out and check the items of government services.",
        discussion: """
            A version of an item has eight kinds of rows: the item, its handling items, materials, steps, fees, places, questions and guidance. \
            They stand in one workbook, in CSV files named after the sheets (items.csv, materials.csv, steps.csv …), or in one JSON file with \
            the names of the national platform.

            Example: gongkai items export items.xlsx
            """,
        subcommands: [ItemsImportCommand.self, ItemsExportCommand.self, ItemsCheckCommand.self, ItemsFormCommand.self])
}
