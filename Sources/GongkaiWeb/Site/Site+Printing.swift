import GongkaiCore
import GongkaiFormats

extension Site {
    /// A page set as PDF, in one of the places for printing. What is missing or fails is said in words.
    func printed(_ html: String, in work: HeavyWork) async throws -> [UInt8] {
        guard let program = configuration.weasyprint else {
            throw SiteError.unavailable(DocumentFault.toolMissing(.weasyprint).chinese)
        }
        do {
            return try await work.run { try await PDFPrinter(weasyprint: program).print(html: html) }
        } catch let fault as DocumentFault {
            throw SiteError.unavailable(fault.chinese)
        }
    }
}
