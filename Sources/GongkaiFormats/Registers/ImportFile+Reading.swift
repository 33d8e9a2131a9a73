package import GongkaiCore

extension ImportFile {
    /// Reads a CSV file or workbook as rows for a register. What the bytes are must be what the name promises. `sha256` is of the bytes.
    package static func read(_ bytes: [UInt8], name: String, sha256: String) throws(DocumentFault) -> ImportFile {
        guard bytes.count <= DocumentReader.maximumBytes else { throw .tooLarge(.fileBytes(DocumentReader.maximumBytes)) }
        let found = FileKind.sniff(bytes)
        if found == .empty { throw .empty }
        if found == .encryptedOffice { throw .encrypted }
        let isText = [.text, .csv, .unknown].contains(found)
        if let named = FileKind.named(by: name) {
            guard [.csv, .text, .xlsx].contains(named) else { throw .unsupported(named) }
            guard named == found || (named != .xlsx && isText) else { throw .notWhatItsNameSays(name: name, named: named, found: found) }
        }
        guard isText || found == .xlsx else { throw .unsupported(found) }
        let isWorkbook = found == .xlsx
        let rows = placed(isWorkbook ? try XLSXReader.rows(bytes) : try csvRows(bytes), countsNewlines: !isWorkbook)
        return ImportFile(name: name, sha256: sha256, header: rows.first ?? [], rows: Array(rows.dropFirst()))
    }

    private static func csvRows(_ bytes: [UInt8]) throws(DocumentFault) -> [CSVRow] {
        do {
            return try CSVReader.rows(bytes)
        } catch {
            throw .csv(error)
        }
    }

    /// Puts the blank rows back that the readers skip, so that a fault names the row a spreadsheet shows.
    private static func placed(_ rows: [CSVRow], countsNewlines: Bool) -> [[String]] {
        var result: [[String]] = []
        result.reserveCapacity(rows.count)
        var line = 1
        for row in rows {
            while line < row.line {
                result.append([])
                line += 1
            }
            result.append(row.cells)
            // A quoted cell that holds line breaks is one row of a spreadsheet, but several lines of a CSV file.
            line = row.line + 1
            if countsNewlines { for cell in row.cells { line += cell.count(where: \.isNewline) } }
        }
        return result
    }
}
