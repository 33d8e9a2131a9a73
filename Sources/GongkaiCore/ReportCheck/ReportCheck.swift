/// Reads a published report and finds what contradicts itself in it.
package enum ReportCheck {
    /// Recognises the form and reads table, words, dates and names.
    package static func read(_ blocks: [DocumentBlock], name: String = "") throws(UnreadableReport) -> ReadReport {
        let document = ReportLines(blocks)
        let layout = try FormRecognition.recognise(document)
        guard case (var table, let region)? = ReadTable.read(document, layout: layout), table.rowsFound >= 5 else { throw .noTable }
        if FormRecognition.hasTrialDisclosure(document, read: layout) { table.leaveOutDisclosure(layout) }
        let prose = ReportProse(document, outside: region, table: table, layout: layout)
        let period = ReportDates.period(in: prose)
        let title = ReportTitle.read(document.lines, periodYear: period?.last?.year)
        let published = ReportDates.publication(in: document)
        return ReadReport(
            form: layout.id, name: name, agency: title.agency, year: title.year ?? period?.last?.year, publishedOn: published?.day,
            publicationQuote: published?.quote, period: period, table: table, prose: prose, layout: layout)
    }
}
