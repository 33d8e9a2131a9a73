import ArgumentParser
import GongkaiCore
import GongkaiStore

/// Takes a form in as the next version of the form of an item.
struct ItemsFormImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take a form in for an item, under the next number.",
        discussion: """
            Who applies from now on fills in the new form; a case keeps the one it was filled in by. What stands so already is left as it is.

            Exit codes: 0 taken, 65 wrong input, 1 refused for another reason.

            Example: gongkai items form import shop.csv --item 11430408MB0123456X4430131014000
            """
    )

    @Argument(help: "A .csv, .xlsx or .json file.")
    var file: String

    @Option(help: "The implementation code of the item (实施编码).")
    var item: String

    @Option(help: "The version of the item from which on it serves. (default: the newest)")
    var from: Int?

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let form = try ItemFormInput(file).form
        try await database.open { database in
            do {
                let kept = try await ItemFormStore(database: database).keep(form, for: item, from: from, by: .command, at: .now)
                Output.print("Form \(kept.number) of item \(item), from version \(kept.itemVersion) on: \(form.fields.count) fields.")
            } catch let refusal as ItemFormRefusal {
                throw Complaint(refusal.english, code: ItemFileInput.wrongInput)
            }
        }
    }
}

extension ItemFormRefusal {
    fileprivate var english: String {
        switch self {
        case .unknownItem(let code): "There is no item \(code). Look at its code, or import the item first."
        case .unknownVersion(let number, let code): "The item \(code) has no version \(number). Look at the number."
        case .faulty: words
        }
    }
}
