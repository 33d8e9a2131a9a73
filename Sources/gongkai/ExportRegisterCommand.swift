import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Synchronization

/// Writes a register's current records as an import reads them.
struct ExportRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Write the current records of a register as CSV or XLSX.",
        discussion: """
            Without a file, CSV goes to standard output. What is written can be imported again.

            Example: gongkai export register disclosed_item items.xlsx --agency ZX04
            """
    )

    @Argument(help: "The register.")
    var register: RegisterDefinition

    @Argument(help: "A .csv or .xlsx file to write.")
    var file: String?

    @OptionGroup var agency: AgencyOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard let file else { return }
        let kind = FileKind.named(by: file)
        guard kind == .csv || kind == .xlsx else { throw ValidationError("\(file) must end in .csv or .xlsx.") }
    }

    func run() async throws {
        try await database.open { database in
            let scope = try await agency.scope(in: database)
            let store = RegisterStore(database: database)
            let output = OutputFile(file)
            let isWorkbook = file.map { FileKind.named(by: $0) == .xlsx } ?? false
            let count = try await output.write {
                isWorkbook
                    ? try await workbook(from: store, within: scope, at: output.writingPath)
                    : try await csv(from: store, within: scope, to: try ByteSink(output))
            }
            if let file { Output.print("Wrote \(count) records to \(file).") }
        }
    }

    private func csv(from store: RegisterStore, within scope: Set<AgencyID>?, to sink: ByteSink) async throws -> Int {
        let writer = Mutex(CSVWriter())
        let count = try await store.export(register, agencies: scope) { texts in
            try writer.withLock { writer in
                writer.write(SheetCell.row(texts, of: register))
                try sink.write(writer.take())
            }
        }
        try sink.close()
        return count
    }

    private func workbook(from store: RegisterStore, within scope: Set<AgencyID>?, at path: String) async throws -> Int {
        let book = try RegisterWorkbook(register, path: path, date: Date())
        let count = try await store.export(register, agencies: scope) { try book.write($0) }
        try book.close()
        return count
    }
}
