import Foundation
package import GongkaiCore

/// A report as JSON: whose it is, its words, and every figure by code — a number, `null` for a blank, `"/"` for not applicable.
///
/// The same object for `gongkai report --json` and the pages.
package struct ReportJSON: Encodable {
    let unit: String
    let year: Int
    let form: String
    /// Absent for a draft.
    let published: Day?
    /// SHA-256 of what was published; absent for a draft.
    let sha256: String?
    let figures: [String: FigureValue]
    let parts: [String: String]

    package init(_ content: ReportContent, publishedOn: Day? = nil, sha256: String? = nil) {
        unit = content.agency
        year = content.year
        form = content.form
        published = publishedOn
        self.sha256 = sha256
        figures = content.figures
        parts = content.parts
    }

    /// Keys in order, one a line.
    package func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [0x0A]
    }
}
