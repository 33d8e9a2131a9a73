import ArgumentParser
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Takes versions of items into the register, all or none.
struct ItemsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take versions of items into the register, all of them or none.",
        discussion: """
            New versions become drafts, drafts are written anew, and what is published and the same stays. A published version is never \
            changed: give the new one the next number and a later first day. With --publish, what lacks nothing is published at once. \
            What only some answers call for needs the form that asks: one that is there already, or one given with --form.

            Everything that is wrong is listed with sheet, row and column, or with the place in the JSON.

            Exit codes: 0 taken, 65 wrong input, 1 refused for another reason.

            Example: gongkai items import items.csv materials.csv steps.csv places.csv --publish
            """
    )

    @Argument(help: "One .json or .xlsx file, or .csv files named after the sheets.")
    var files: [String]

    @Flag(help: "Publish what is taken; a version that lacks a required element is a fault.")
    var publish = false

    @Option(help: "A form that comes along, as CODE=FILE with the implementation code of its item; may be given several times.")
    var form: [String] = []

    @Flag(help: "Look for faults and change nothing.")
    var dryRun = false

    @OptionGroup var agency: AgencyOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        try await database.open { database in
            let input = try await ItemFileInput(files, in: database), items = input.reading.items
            let scope = try await agency.scope(in: database), store = ServiceItemStore(database: database)
            let forms = try forms()
            do {
                let load =
                    dryRun
                    ? try await store.check(items, with: forms, publishing: publish, agencies: scope, at: .now)
                    : try await store.load(items, with: forms, publishing: publish, agencies: scope, by: .command, at: .now)
                let what = "\(load.added) new, \(load.changed) changed, \(load.unchanged) as they were"
                let published = publish ? "; \(load.published) \(dryRun ? "would be published" : "published")" : ""
                Output.print(
                    dryRun
                        ? "\(items.count) versions can be taken: \(what)\(published)."
                        : "Took \(items.count) versions: \(what)\(published).")
            } catch let faults as ServiceItemLoadFaults {
                throw input.complaint(about: faults)
            }
        }
    }

    private func forms() throws -> [String: ItemForm] {
        try form.reduce(into: [:]) { forms, text in
            guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
                throw Complaint("--form \"\(text)\": CODE=FILE is expected.", code: ItemFileInput.wrongInput)
            }
            forms[String(text[..<sign])] = try ItemFormInput(String(text[text.index(after: sign)...])).form
        }
    }
}
