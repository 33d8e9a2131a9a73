import ArgumentParser
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Writes the form of an item as an import reads it.
struct ItemsFormExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the form of an item as CSV to standard output.",
        discussion: """
            The newest form, or the one of a number. What is written can be imported again and comes out the same.

            Example: gongkai items form export --item 11430408MB0123456X4430131014000 > shop.csv
            """
    )

    @Option(help: "The implementation code of the item (实施编码).")
    var item: String

    @Option(help: "The number of the form. (default: the newest)")
    var number: Int?

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        try await database.open { database in
            let forms = try await ItemFormStore(database: database).forms(of: item)
            guard let found = number.map({ wanted in forms.first { $0.number == wanted } }) ?? forms.first else {
                throw Complaint("The item \(item) has no such form.", code: ItemFileInput.wrongInput)
            }
            try await OutputFile(nil).write(found.form.csv)
        }
    }
}
