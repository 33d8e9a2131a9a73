import ArgumentParser
import GongkaiCore
import GongkaiFormats

/// Finds contradictions in published reports. Needs no database.
struct ReportCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find contradictions in published annual reports.",
        discussion: """
            Reads text, HTML, DOCX, XLSX, CSV and PDF, and recognises the forms of 2014, 2019 and 2021. FAIL is certainly wrong, CANNOT TELL \
            needs a person, NOTE is for the editor.

            Exit codes: 0 no FAIL, 1 at least one FAIL, 2 a file that cannot be read.

            Example: gongkai report check report-2024.html --last-year report-2023.docx
            """
    )

    @Argument(help: "The reports to check.")
    var files: [String]

    @Option(help: "The report of the year before, to compare what is carried over.")
    var lastYear: String?

    @Flag(help: "Print JSON: an object for one file, a list for several.")
    var json = false

    func validate() throws {
        guard lastYear == nil || files.count == 1 else { throw ValidationError("--last-year goes with one report, not with several.") }
    }

    func run() throws {
        let before = try lastYear.map { try Self.report($0) }
        let results = files.map { path in
            do {
                let report = try Self.report(path)
                return CheckedReport(file: path, report: report, findings: ReportCheck.findings(report, lastYear: before))
            } catch {
                return CheckedReport(file: path, reason: "\((error as? Complaint)?.sentence ?? "\(error)")")
            }
        }
        if json {
            if results.count == 1 { try Output.json(results[0]) } else { try Output.json(results) }
        } else {
            for result in results where result.error == nil { Output.print(result.table) }
        }
        let unreadable = results.compactMap(\.error)
        for reason in unreadable { Output.warn(reason) }
        if !unreadable.isEmpty { throw ExitCode(2) }
        if results.contains(where: \.hasFailed) { throw ExitCode(1) }
    }

    private static func report(_ path: String) throws -> ReadReport {
        let file = try InputFile(path)
        do {
            return try ReportCheck.read(try DocumentReader.read(file.bytes, name: file.name), name: file.name)
        } catch let fault as DocumentFault {
            throw Complaint("\(path): \(fault.english)", code: 2)
        } catch let unreadable as UnreadableReport {
            throw Complaint("\(path): \(unreadable.english)", code: 2)
        }
    }
}
