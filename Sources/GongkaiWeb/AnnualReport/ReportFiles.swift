import Foundation
import GongkaiCore
import GongkaiFormats
import Hummingbird

/// A report as a file, published or draft.
struct ReportFiles {
    let site: Site
    /// The places for printing.
    let work: HeavyWork
    let content: ReportContent
    /// Nil for a draft.
    let publishedOn: Day?
    let sha256: String?

    func answer(_ exit: ReportExit) async throws -> Response {
        guard let form = ReportForm.form(id: content.form), let document = ReportDocument(content, publishedOn: publishedOn) else {
            throw SiteError.notFound("这份报告所用的表式“\(content.form)”不是本程序所知的表式。")
        }
        let name = document.title + (publishedOn == nil ? "（草稿）" : "") + ".\(exit.rawValue)"
        return site.download(try await bytes(exit, form, document), type: exit.type, name: name)
    }

    private func bytes(_ exit: ReportExit, _ form: ReportForm, _ document: ReportDocument) async throws -> [UInt8] {
        switch exit {
        case .json: try ReportJSON(content, publishedOn: publishedOn, sha256: sha256).bytes()
        case .csv: ReportCSV.bytes(form, values: content.figures)
        case .txt: [UInt8](document.plainText.utf8)
        case .xlsx: try await OffPool.run { try ReportXLSX.bytes(document, values: content.figures) }
        case .pdf: try await site.printed(ReportHTML.page(document), in: work)
        }
    }
}
