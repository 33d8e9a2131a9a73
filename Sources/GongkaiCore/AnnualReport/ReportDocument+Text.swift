extension ReportDocument {
    /// The report as blocks, as a reader of its printed file would meet them.
    package var blocks: [DocumentBlock] {
        var blocks: [DocumentBlock] = [.paragraph(title)]
        if let publishedOn { blocks.append(.paragraph("发布时间：\(publishedOn.chineseText)")) }
        blocks.append(.paragraph(preface))
        for section in sections {
            blocks.append(.paragraph(section.heading))
            blocks += section.paragraphs.map(DocumentBlock.paragraph)
            for grid in section.tables {
                if let caption = grid.caption { blocks.append(.paragraph(caption)) }
                blocks.append(.table(grid.texts))
            }
        }
        return blocks
    }

    /// The report as plain text: a paragraph or a table row a line, cells parted by tabs, so that a blank cell stays one.
    package var plainText: String {
        var lines: [String] = []
        for block in blocks {
            switch block {
            case .paragraph(let text):
                lines += [text, ""]
            case .table(let rows):
                lines += rows.map { $0.map { $0.replacing("\n", with: "") }.joined(separator: "\t") }
                lines.append("")
            }
        }
        return lines.joined(separator: "\n")
    }
}
