import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Writes items as an import reads them.
struct ItemsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the items as JSON, XLSX or a set of CSV files.",
        discussion: """
            The newest version of each item, or every version. JSON goes to standard output where no file is named; CSV needs a folder, which is \
            made, and gets one file a sheet. What is written can be imported again and comes out the same.

            Example: gongkai items export --format csv items/ --every-version
            """
    )

    @Argument(help: "The file to write, or the folder for CSV.")
    var target: String?

    @Option(help: "csv, xlsx or json. (default: by the ending of the file, else json)")
    var format: ItemFiles.Form?

    @Flag(help: "All versions, not only the newest of each item.")
    var everyVersion = false

    @OptionGroup var agency: AgencyOptions
    @OptionGroup var database: DatabaseOptions

    private var form: ItemFiles.Form {
        if let format { return format }
        return target.flatMap { ItemFiles.Form(rawValue: URL(filePath: $0).pathExtension.lowercased()) } ?? .json
    }

    func validate() throws {
        if target == nil, form != .json { throw ValidationError("Name the \(form == .csv ? "folder" : "file") to write.") }
        if target?.lowercased().hasSuffix(".csv") == true {
            throw ValidationError("CSV needs a folder, for there is one file a sheet: --format csv FOLDER.")
        }
    }

    func run() async throws {
        try await database.open { database in
            let scope = try await agency.scope(in: database)
            let items = try await ServiceItemStore(database: database).all(everyVersion: everyVersion, agencies: scope).map(\.item)
            switch form {
            case .json: try await OutputFile(target).write(Array(try ItemDocument(items).json()) + [UInt8(ascii: "\n")])
            case .xlsx: try await OutputFile(target).write(try ItemFiles.workbook(items, date: Date(timeIntervalSince1970: 0)))
            case .csv:
                guard let target else { return }
                try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
                for file in ItemFiles.csv(items) {
                    try await OutputFile(URL(filePath: target).appending(path: file.name).path).write(file.bytes)
                }
            }
            if let target { Output.print("Wrote \(items.count) versions of items to \(target).") }
        }
    }
}

extension ItemFiles.Form: ExpressibleByArgument {}
