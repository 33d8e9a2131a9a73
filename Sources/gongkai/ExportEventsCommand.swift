import ArgumentParser
import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Synchronization

/// Writes the steps of all cases for programs of process mining.
struct ExportEventsCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case xes, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Write the steps of all approval cases as an event log, in XES or CSV.",
        discussion: """
            No person is named: whoever took a step is told by role. Each step says which rules of supervision found a breach in it.

            Example: gongkai export events cases.xes --format xes
            """
    )

    @Argument(help: "The file to write. (default: standard output)")
    var file: String?

    @Option(help: "xes or csv.")
    var format = Format.xes

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        try await database.open { database in
            let store = SupervisionStore(database: database)
            let output = OutputFile(file)
            let count = try await output.write {
                let sink = try ByteSink(output)
                let count = try await format == .xes ? xes(store, sink) : csv(store, sink)
                try sink.close()
                return count
            }
            if let file { Output.print("Wrote \(count) cases to \(file).") }
        }
    }

    private func xes(_ store: SupervisionStore, _ sink: ByteSink) async throws -> Int {
        let writer = Mutex(XESWriter())
        let count = try await store.eventLog { one in
            try writer.withLock { writer in
                writer.write(one)
                try sink.write(writer.take())
            }
        }
        try writer.withLock { try sink.write($0.finish()) }
        return count
    }

    private func csv(_ store: SupervisionStore, _ sink: ByteSink) async throws -> Int {
        let writer = Mutex(CSVWriter())
        try writer.withLock { writer in
            writer.write(EventLogTable.heading)
            try sink.write(writer.take())
        }
        return try await store.eventLog { one in
            try writer.withLock { writer in
                for row in EventLogTable.rows(one) { writer.write(row) }
                try sink.write(writer.take())
            }
        }
    }
}
