import ArgumentParser
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Says what items lack for publication.
struct ItemsCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what items lack for publication: of files, or of the register.",
        discussion: """
            REFUSES keeps a version from being published, WARNS should be looked at. Without files, the newest version of each item of the \
            register is checked.

            Exit codes: 0 nothing refuses, 65 something does or a file cannot be read.

            Example: gongkai items check items.xlsx
            """
    )

    @Argument(help: "One .json or .xlsx file, or .csv files named after the sheets. (default: the register)")
    var files: [String] = []

    @OptionGroup var agency: AgencyOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        try await database.open { database in
            let store = ServiceItemStore(database: database), scope = try await agency.scope(in: database)
            var found: [(place: String, findings: [ItemFinding])] = []
            if files.isEmpty {
                let items = try await store.all(everyVersion: false, agencies: scope)
                let findings = try await store.findings(in: items)
                found = zip(items, findings).map { ("\($0.taskCode) \($0.item.identity.name)", $1) }
            } else {
                let reading = try await ItemFileInput(files, in: database).reading
                let rules = ServiceItemRules(units: Set(try await AccountStore(database: database).agencies().map(\.code)))
                found = zip(reading.places, reading.items).map { ("\($0) \($1.identity.name)", rules.findings(in: $1)) }
            }
            for (place, findings) in found {
                for finding in findings {
                    Output.print("\(finding.severity == .refuses ? "REFUSES" : "WARNS  ") \(place) \(finding.place): \(finding.words)")
                }
            }
            let refused = found.count { !$0.findings.mayPublish }
            guard refused == 0 else {
                throw Complaint("\(refused) of \(found.count) items cannot be published.", code: ItemFileInput.wrongInput)
            }
            Output.print("\(found.count) items checked, none is refused.")
        }
    }
}
