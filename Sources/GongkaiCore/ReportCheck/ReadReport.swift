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
    package let period: StatedPeriod?
    package let table: ReadTable
    let prose: ReportProse
    let layout: FormLayout

    /// The table's figures; a cell that does not stand in the report is not a key.
    package var figures: [String: FigureValue] { table.figures }
    /// The headings of the parts found, with the words below each.
    package var parts: [(heading: String, text: String)] { prose.parts.map { ($0.heading.text, prose.text(of: $0)) } }
}
