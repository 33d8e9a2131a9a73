/// Which form's table a document holds.
enum FormRecognition {
    /// The form, or why none can be named.
    static func recognise(_ document: ReportLines) throws(UnreadableReport) -> FormLayout {
        let text = everything(document)
        guard !text.isEmpty else { throw .empty }
        let counts = FormLayout.all.map { layout in (layout: layout, rows: rowsNamed(layout, in: text), marks: marks(layout, in: text)) }
        let tall = counts[0], wide = counts.dropFirst()
        let best = wide.max { ($0.marks, $0.rows) < ($1.marks, $1.rows) }
        guard var best else { throw .noTable }
        // The tables of disclosure may be those of the trial form while part three is that of 2021: part three has the identities, it decides.
        if best.layout.id == "2019", text.containsAny(FormLayout.requestMarks2021),
            let later = wide.first(where: { $0.layout.id == "2021" })
        {
            best = later
        }
        if tall.rows >= 10 || (tall.marks > 0 && tall.rows >= 5), tall.rows > best.rows { return tall.layout }
        if best.rows >= 5, best.marks > 0 || text.contains("本年新收政府信息公开申请") { return best.layout }
        if tall.rows >= 5 { return tall.layout }
        throw text.contains("信息公开") ? .noTable : .otherDocument
    }

    /// Whether a report in the form of 2021 has the trial form's tables of disclosure, whose columns mean something else.
    static func hasTrialDisclosure(_ document: ReportLines, read layout: FormLayout) -> Bool {
        layout.id == "2021" && marks(.form2019, in: everything(document)) >= 3
    }

    /// Everything in the document, bare.
    private static func everything(_ document: ReportLines) -> Glyphs {
        var scalars: [Unicode.Scalar] = []
        for line in document.lines where !line.isFurniture { scalars += Folding.bare(line.text).scalars }
        for grid in document.grids {
            for row in grid.rows { for cell in row { scalars += Folding.bare(cell).scalars } }
        }
        return Glyphs(scalars)
    }

    private static func rowsNamed(_ layout: FormLayout, in text: Glyphs) -> Int {
        layout.rows.reduce(0) { $0 + ($1.keys.contains { $0.count > 4 && text.contains($0) } ? 1 : 0) }
    }

    private static func marks(_ layout: FormLayout, in text: Glyphs) -> Int {
        layout.marks.reduce(0) { $0 + (text.contains($1) ? 1 : 0) }
    }
}
