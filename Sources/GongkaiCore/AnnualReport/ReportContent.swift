import Foundation

/// What is frozen when a report is published: every figure and every word.
package struct ReportContent: Sendable, Equatable, Codable {
    /// The name of the body whose report it is, as printed.
    package let agency: String
    package let year: Int
    /// The form's id: 2014, 2019 or 2021.
    package let form: String
    package let figures: [String: FigureValue]
    /// The words, by part id of the form.
    package let parts: [String: String]

    package init(agency: String, year: Int, form: String, figures: [String: FigureValue], parts: [String: String]) {
        self.agency = agency
        self.year = year
        self.form = form
        self.figures = figures
        self.parts = parts
    }

    /// The one text that is stored and hashed: keys in order, nothing between them.
    package func canonicalText() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    package init(canonicalText: String) throws {
        self = try JSONDecoder().decode(ReportContent.self, from: Data(canonicalText.utf8))
    }
}
