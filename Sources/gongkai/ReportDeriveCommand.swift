import ArgumentParser
import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// Derives a year's report from the registers, as it stands now.
struct ReportDeriveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "derive",
        abstract: "Derive the figures of a year from the registers.",
        discussion: """
            Prints a table for people, or what the options ask for. "report" alone does the same.

            Example: gongkai report derive --year 2014 --form 2014 --json
            """
    )

    @Option(help: "The year reported on.")
    var year: Int

    @Option(help: "2014, 2019 or 2021. (default: the form prescribed for the year)")
    var form: String?

    @OptionGroup var agency: AgencyOptions

    @Flag(help: "Print one JSON object with all figures and words.")
    var json = false

    @Flag(help: "Print the figures as CSV.")
    var csv = false

    @Option(help: "Write a workbook: the words, and each table on a sheet.")
    var xlsx: String?

    @Option(help: "Write the printed report. Needs WeasyPrint.")
    var pdf: String?

    @OptionGroup var database: DatabaseOptions

    private var chosenForm: ReportForm? { form.map { ReportForm.form(id: $0) } ?? ReportForm.form(forYear: year) }

    func validate() throws {
        guard chosenForm != nil else {
            let forms = ReportForm.all.map(\.id).joined(separator: ", ")
            throw ValidationError("There is no form \(form ?? "for \(year)"). Choose one with --form: \(forms).")
        }
    }

    func run() async throws {
        guard let form = chosenForm else { return }
        let content = try await database.open { try await derive(form, from: $0) }
        if json { try await OutputFile(nil).write(try ReportJSON(content).bytes()) }
        if csv { try await OutputFile(nil).write(ReportCSV.bytes(form, values: content.figures)) }
        if xlsx != nil || pdf != nil { try await writeFiles(content) }
        if !json && !csv && xlsx == nil && pdf == nil { Output.print(Self.table(content, form)) }
    }

    private func writeFiles(_ content: ReportContent) async throws {
        guard let document = ReportDocument(content, publishedOn: nil) else { return }
        if let xlsx {
            try await OutputFile(xlsx).write(try ReportXLSX.bytes(document, values: content.figures))
            Output.warn("wrote \(xlsx)")
        }
        if let pdf {
            guard let path = WeasyPrint.path else { throw DocumentFault.toolMissing(.weasyprint) }
            try await OutputFile(pdf).write(try await PDFPrinter(weasyprint: path).print(html: ReportHTML.page(document)))
            Output.warn("wrote \(pdf)")
        }
    }

    private func derive(_ form: ReportForm, from database: any Database) async throws -> ReportContent {
        let reports = AnnualReportStore(database: database)
        let agencies = try await AccountStore(database: database).agencies()
        guard let unit = try await agency.named(in: database) ?? agencies.first(where: { $0.parent == nil }) else {
            throw Complaint("The database holds no unit yet. Fill it with \"gongkai demo\", or name another with --database.")
        }
        let derived = try await reports.derive(form, year: year, agencies: try await reports.scope(of: unit.id))
        let parts = try await reports.parts(of: unit.id, year: year).mapValues(\.text)
        return ReportContent(agency: unit.name, year: year, form: form.id, figures: derived.values, parts: parts)
    }

    /// Code, value and label, one figure a line.
    private static func table(_ content: ReportContent, _ form: ReportForm) -> String {
        let lines = form.figures.map { figure in
            let value = content.figures[figure.code, default: .blank].text
            return [figure.code, value, figure.label, figure.unit.map { "(\($0))" }].compactMap(\.self).joined(separator: "\t")
        }
        return (["\(content.agency) \(content.year), form \(content.form)"] + lines).joined(separator: "\n")
    }
}
