/// Something about a report that a person must look at.
package struct ReportFinding: Sendable, Equatable, Codable {
    /// FAIL: certainly wrong. CANNOT TELL: a lawful explanation exists. NOTE: for the editor.
    package enum Verdict: String, Sendable, Codable, Comparable {
        case fail = "FAIL"
        case cannotTell = "CANNOT TELL"
        case note = "NOTE"

        package static func < (a: Verdict, b: Verdict) -> Bool { a.order < b.order }
        private var order: Int { self == .fail ? 0 : self == .cannotTell ? 1 : 2 }
    }

    /// A passage of the report, with the line (from 1) it stands in when known.
    package struct Quote: Sendable, Equatable, Codable {
        package let text: String
        package let line: Int?
        package init(_ text: String, line: Int? = nil) {
            self.text = text
            self.line = line
        }
    }

    /// The handbook's number: K01…K22, Y01…Y14.
    package let check: String
    package let verdict: Verdict
    /// Figures concerned.
    package let codes: [String]
    /// The numbers concerned, in the order in which the sentences name them.
    package let values: [FigureValue]
    package let quotes: [Quote]
    /// One sentence for pages.
    package let chinese: String
    /// The same for the command line.
    package let english: String

    package init(
        _ check: String, _ verdict: Verdict, codes: [String], values: [FigureValue] = [], quotes: [Quote] = [], chinese: String,
        english: String
    ) {
        self.check = check
        self.verdict = verdict
        self.codes = codes
        self.values = values
        self.quotes = quotes
        self.chinese = chinese
        self.english = english
    }
}
