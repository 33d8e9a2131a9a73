package import GongkaiCore

/// Reads workbooks (.xlsx): every sheet as rows of text.
///
/// Text as shown, numbers without float noise, days as `yyyy-MM-dd`, truth values as TRUE and FALSE, errors as their sign. A merged
/// cell's text stands in its first place.
package enum XLSXReader {
    /// All sheets in the order of their tabs, hidden ones flagged.
    package static func sheets(_ bytes: [UInt8]) throws(DocumentFault) -> [Sheet] {
        try XLSXParse(bytes).sheets()
    }

    /// For imports: the first sheet that is not hidden, without blank rows. `line` is the row's number in the sheet. Rows hidden by a
    /// filter are given too, for leaving them out would lose data without a word.
    package static func rows(_ bytes: [UInt8]) throws(DocumentFault) -> [CSVRow] {
        let sheets = try sheets(bytes)
        guard let sheet = sheets.first(where: { !$0.isHidden }) ?? sheets.first else { throw .noText(.xlsx) }
        return sheet.rows.filter { !$0.isBlank }.map { CSVRow(line: $0.number, cells: $0.cells) }
    }

    /// For documents: each visible sheet as a table without its hidden and blank rows. Lines that stand alone above and below the
    /// table, such as its title, unit and notes, become paragraphs.
    package static func read(_ bytes: [UInt8]) throws(DocumentFault) -> [DocumentBlock] {
        var blocks: [DocumentBlock] = []
        for sheet in try sheets(bytes) where !sheet.isHidden {
            let rows = sheet.rows.filter { !$0.isHidden && !$0.isBlank }.map(\.cells)
            let width = rows.map { ($0.lastIndex { !$0.isEmpty } ?? -1) + 1 }.max() ?? 0
            let filled = rows.map { Array($0.prefix(width)) + Array(repeating: "", count: max(0, width - $0.count)) }
            let isAlone: ([String]) -> Bool = { row in row.filter { !$0.isEmpty }.count == 1 }
            let above = filled.prefix(while: isAlone)
            let rest = filled.dropFirst(above.count)
            let below = rest.reversed().prefix(while: { isAlone($0) && $0[0] != "" && width > 2 }).reversed()
            blocks += above.flatMap(lines)
            let table = Array(rest.dropLast(below.count))
            if !table.isEmpty { blocks.append(.table(table)) }
            blocks += below.flatMap(lines)
        }
        return blocks
    }

    private static func lines(_ row: [String]) -> [DocumentBlock] {
        row.joined().split(whereSeparator: \.isNewline).map { .paragraph(String($0).trimmingSpaces) }
    }
}
