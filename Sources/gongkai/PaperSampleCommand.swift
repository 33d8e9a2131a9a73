import ArgumentParser
import GongkaiCore
import GongkaiFormats

/// Writes one paper of an imaginary request. Needs no database.
struct PaperSampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write a paper of an imaginary request, to see how it looks.",
        discussion: """
            The ending of --out says what is written: .pdf (needs WeasyPrint), .docx or .html. Without KIND, all kinds are listed with their \
            titles.

            Exit codes: 0 written or listed, 1 the file cannot be made, 2 what was given is not known.

            Example: gongkai paper sample supplementNotice --out notice.docx
            """
    )

    @Argument(help: "The kind of paper, such as extensionNotice or reply.granted. Without it, all are listed.")
    var kind: String?

    @Option(help: "The regulation: 2019 or 2007.")
    var regime = "2019"

    @Option(help: "The file to write: .pdf, .docx or .html.")
    var out: String?

    @Flag(help: "Show where the seal will stand (PDF and HTML).")
    var seal = false

    func run() async throws {
        guard let regime = DisclosureRegime.code(regime) else {
            throw ClockArgument.unknown(regime, option: "--regime", known: DisclosureRegime.all.map(\.code))
        }
        let all = RequestPaper.all(under: regime)
        guard let kind else {
            if out != nil { throw Complaint("Say which paper: \(all.map(\.code).joined(separator: ", ")).", code: 2) }
            return Output.print(all.map { "\($0.code)  \($0.name)" }.joined(separator: "\n"))
        }
        guard let found = RequestPaper.code(kind, under: regime) else {
            throw ClockArgument.unknown(kind, option: "KIND", known: all.map(\.code))
        }
        guard let out else { throw Complaint("Say where to write it: --out FILE, ending in .pdf, .docx or .html.", code: 2) }
        let paper: OfficialPaper
        do throws(PaperRefusal) { paper = try RequestPaperSample.paper(found, under: regime) } catch { throw Complaint(error.words) }
        try await OutputFile(out).write(try await bytes(of: paper, out))
    }

    private func bytes(of paper: OfficialPaper, _ name: String) async throws -> [UInt8] {
        switch name.split(separator: ".").last {
        case "docx": return OfficialDOCX.file(paper)
        case "html": return Array(OfficialHTML.page(paper, showsSeal: seal).utf8)
        case "pdf":
            guard let path = WeasyPrint.path else { throw DocumentFault.toolMissing(.weasyprint) }
            return try await PDFPrinter(weasyprint: path).print(html: OfficialHTML.page(paper, showsSeal: seal))
        default: throw Complaint("--out: \"\(name)\" ends in none of .pdf, .docx, .html.", code: 2)
        }
    }
}
