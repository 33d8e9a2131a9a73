/// A published report as the checker read it.
package struct ReadReport: Sendable {
    /// `2014`, `2019` or `2021`.
    package let form: String
    /// The file's name, for messages.
    package let name: String
    /// Whose report it is, as in its title; nil when no title names it.
    package let agency: String?
    /// The year reported on.
    package let year: Int?
    package let publishedOn: Day?
    /// Where the publication date stands.
    package let publicationQuote: ReportFinding.Quote?
    /// The statistical period as stated.
    package let period: ReportPeriod?
    package let table: ReadTable
    let prose: ReportProse
    let layout: FormLayout

    /// The table's figures; a cell that does not stand in the report is not a key.
    package var figures: [String: FigureValue] { table.figures }
    /// The headings of the parts found, with the words below each.
    package var parts: [(heading: String, text: String)] { prose.parts.map { ($0.heading.text, prose.text(of: $0)) } }
}

/// 「统计期限自2024年1月1日至2024年12月31日」
package struct ReportPeriod: Sendable, Equatable {
    /// Nil where the date is damaged.
    package let first: Day?
    package let last: Day?
    package let quote: ReportFinding.Quote
}

/// Reads a published report and finds what contradicts itself in it.
package enum ReportCheck {
    /// Recognises the form and reads table, words, dates and names.
    package static func read(_ blocks: [DocumentBlock], name: String = "") throws(UnreadableReport) -> ReadReport {
        let document = ReportLines(blocks)
        let layout = try FormRecognition.recognise(document)
        guard let (table, region) = ReadTable.read(document, layout: layout), table.rowsFound >= 5 else { throw .noTable }
        let prose = ReportProse(document, outside: region, table: table, layout: layout)
        let title = ReportTitle.read(document.lines)
        let period = ReportDates.period(in: prose)
        let published = ReportDates.publication(in: document)
        return ReadReport(
            form: layout.id, name: name, agency: title.agency, year: title.year ?? period?.last?.year, publishedOn: published?.day,
            publicationQuote: published?.quote, period: period, table: table, prose: prose, layout: layout)
    }
}
