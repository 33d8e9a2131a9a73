package import Foundation

/// A statutory form as data: what is printed, and which query over the registers fills each cell. The forms are `Forms/*.json`.
package struct ReportForm: Sendable, Codable {
    /// `2014`, `2019` or `2021`.
    package let id: String
    /// 政府信息公开情况统计表, or 政府信息公开工作年度报告.
    package let title: String
    /// The document that prescribes it, such as 国办发〔2014〕32号.
    package let basis: String
    /// Reports for these years use it; nil for a form still in force.
    package let firstYear: Int
    package let lastYear: Int?
    /// The parts of the report's text and where its tables stand, in printed order.
    package let parts: [ReportPart]
    package let tables: [ReportTable]
    package let rules: [ReportRule]
}

/// A heading of the report with the words below it.
package struct ReportPart: Sendable, Codable {
    /// `1`, `1.1`, `2` …
    package let id: String
    package let heading: String
    /// Ids of the tables printed in this part.
    package let tables: [String]
    /// Whether words must stand here for the report to be complete (check Y13).
    package let isRequired: Bool
    /// What to write here, for the drafter.
    package let hint: String?
}

/// One printed table.
package struct ReportTable: Sendable, Codable {
    package let id: String
    /// Above the table, such as 第二十条第（一）项.
    package let caption: String?
    /// In the corner cell, such as the note on how the rows of part three add up.
    package let corner: String?
    package let columns: [ReportColumn]
    package let rows: [ReportRow]
}

package struct ReportColumn: Sendable, Codable {
    /// Behind the row's code in a figure's code (`R1.NP`); empty in a table of one column without a code of its own.
    package let code: String
    package let label: String
    /// The heading that spans this column and its neighbours, such as 法人或其他组织.
    package let group: String?
}

package struct ReportRow: Sendable, Codable {
    package let code: String
    package let label: String
    /// 条, 件, 次, 万元 …; nil where the form prints none.
    package let unit: String?
    /// The row this is a part of.
    package let parent: String?
    /// 0 for the outermost.
    package let level: Int
    /// A row that takes no value: 「——」.
    package let isHeader: Bool
    /// By column code; a header row has none.
    package let queries: [String: FigureQuery]
}

/// Which records of which source a figure counts or adds up.
package struct FigureQuery: Sendable, Codable, Equatable {
    /// A named query of the store, such as `requestsConcluded`.
    package let source: String
    /// For each dimension named, the values that count. A record counts when it fits all of them.
    package let filter: [String: [String]]
    /// The column to add up; nil counts records.
    package let measure: String?
    /// What the sum is divided by for printing: 1,000,000 for fen shown in 万元, 100 for fen shown in yuan. Nil: 1.
    package let divisor: Int?

    package init(source: String, filter: [String: [String]] = [:], measure: String? = nil, divisor: Int? = nil) {
        self.source = source
        self.filter = filter
        self.measure = measure
        self.divisor = divisor
    }

    /// The exact value to print for a sum.
    package func scaled(_ total: Int64) -> Decimal { Decimal(total) / Decimal(divisor ?? 1) }
}

/// One figure of a form.
package struct FigureDefinition: Sendable {
    /// `A1`, `R3.1.NP`, `D20_1.NORM.made`, `V.5`.
    package let code: String
    /// The row's label, with the column's where there is more than one.
    package let label: String
    package let unit: String?
    package let table: String
    package let row: String
    package let column: String
    /// Nil where the registers cannot give it.
    package let query: FigureQuery?
}

/// A relation that the figures of a form must satisfy, with its number in the handbook.
package struct ReportRule: Sendable, Codable {
    package enum Relation: String, Sendable, Codable {
        /// left = sum of right
        case equal
        /// left ≤ sum of right
        case atMost
        /// left ≥ sum of right
        case atLeast
        /// left ≥ each of right
        case atLeastEach
        /// left > 0 only if the sum of right is > 0
        case onlyIf
    }

    /// `K03`, `Y01` …
    package let check: String
    package let verdict: ReportFinding.Verdict
    package let left: [String]
    package let relation: Relation
    package let right: [String]
    /// Why the law or the form says so, in Chinese, for the reader of a finding.
    package let reason: String
}

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
