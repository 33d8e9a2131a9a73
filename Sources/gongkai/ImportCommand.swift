import ArgumentParser
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Takes the rows of a file into a register, all or none.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take the rows of a CSV or XLSX file into a register, all of them or none.",
        discussion: """
            The first row names the columns, as an export does. Everything that is wrong with the file is listed at once, with row, column and \
            reason. A file whose content was imported before is refused, so that nothing is counted twice by mistake.

            Exit codes: 0 imported, 1 refused, 2 a file that cannot be read or holds no rows.

            Example: gongkai import disclosed_item items.csv --agency ZX04 --dry-run
            """
    )

    @Argument(help: "The register.")
    var register: RegisterDefinition

    @Argument(help: "A .csv or .xlsx file.")
    var file: String

    @Flag(help: "Look for faults and change nothing.")
    var dryRun = false

    @Flag(help: "Take a file whose content was imported before. Rows that are already in the register stay refused.")
    var again = false

    @OptionGroup var agency: AgencyOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let input = try InputFile(file)
        let rows: ImportFile
        do {
            rows = try ImportFile.read(input.bytes, name: input.name, sha256: SHA256.hex(of: input.bytes))
        } catch {
            throw Complaint("\(file): \(error.english)", code: 2)
        }
        guard rows.rows.contains(where: { row in row.contains { cell in cell.contains { !$0.isWhitespace } } }) else {
            throw Complaint(RegisterRefusal.noRows(file: file).english, code: 2)
        }
        try await database.open { database in
            let owner = try await agency.named(in: database)?.id
            let scope = try await agency.scope(in: database)
            let store = RegisterStore(database: database)
            if dryRun {
                try show(try await store.check(register, rows, agency: owner, agencies: scope, at: .now))
            } else {
                try await load(rows, for: owner, within: scope, into: store)
            }
        }
    }

    private func load(_ rows: ImportFile, for owner: AgencyID?, within scope: Set<AgencyID>?, into store: RegisterStore) async throws {
        let progress = ProgressLine("Importing rows")
        defer { progress.end() }
        do {
            let report = try await store.load(
                register, rows, agency: owner, again: again, agencies: scope, by: .command, at: .now
            ) { progress.update($0, of: rows.rows.count) }
            Output.print("Imported \(report.rows) rows into \(register.name) (\(register.label)).")
        } catch RegisterRefusal.faultyFile(let report) {
            progress.end()
            try show(report)
        }
    }

    private func show(_ report: ImportReport) throws {
        for fault in report.faults { Output.print(fault.english) }
        if report.isClean {
            Output.print("\(report.rows) rows can be imported into \(register.name) (\(register.label)).")
            return
        }
        let shown = report.furtherFaults > 0 ? " The first \(report.faults.count) are listed, \(report.furtherFaults) more are not." : ""
        let count = report.faultCount == 1 ? "1 fault" : "\(report.faultCount) faults"
        throw Complaint("\(file): \(count), nothing was imported.\(shown) Correct them and import the file again.")
    }
}
