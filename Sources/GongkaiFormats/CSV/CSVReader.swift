/// One row of a CSV file.
package struct CSVRow: Sendable, Equatable {
    /// The line of the file, from 1, on which the row starts. Quoted cells may run over several lines.
    package let line: Int
    package var cells: [String]

    package init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }

    /// Nothing but separators, as spreadsheets leave behind below a table.
    package var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
}

/// Reads CSV (RFC 4180) row by row: UTF-8, UTF-16 with its mark or GB18030; CRLF, LF or CR.
///
/// Lines without a character are skipped. Tabs separate when the first line has tabs and no comma (what Excel calls Unicode text).
/// The apostrophe `CSVWriter` puts before `=`, `+`, `-` and `@` is taken off again.
package struct CSVReader: Sendable {
    /// Rows with more cells are a fault. Set it to the header's count to refuse rows that are wider than the header.
    package var maximumFields = 1_000

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1
    private var usualCount = 0

    package init(_ bytes: [UInt8]) throws(CSVFault) {
        do {
            self.bytes = try TextDecoding.utf8(bytes)
        } catch {
            throw .notText(line: lineNumber(of: error.offset, in: bytes))
        }
        if let zero = self.bytes.firstIndex(of: 0) { throw .zeroByte(line: lineNumber(of: zero, in: self.bytes)) }
        let firstLine = self.bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        separator = firstLine.contains(Self.tab) && !firstLine.contains(Self.comma) ? Self.tab : Self.comma
    }

    /// All rows at once.
    package static func rows(_ bytes: [UInt8]) throws(CSVFault) -> [CSVRow] {
        var reader = try CSVReader(bytes)
        var rows: [CSVRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    /// The next row, nil after the last.
    package mutating func next() throws(CSVFault) -> CSVRow? {
        while position < bytes.count {
            if isNewline(bytes[position]) {
                skipNewline()
            } else {
                return try row()
            }
        }
        return nil
    }

    private mutating func row() throws(CSVFault) -> CSVRow {
        let start = line
        var cells: [String] = []
        cells.reserveCapacity(usualCount)
        while true {
            let isQuoted = position < bytes.count && bytes[position] == Self.quote
            cells.append(
                isQuoted ? try quotedCell(rowLine: start, column: cells.count + 1) : try plainCell(line: start, column: cells.count + 1))
            if cells.count > maximumFields { throw .tooManyFields(line: start, limit: maximumFields) }
            guard position < bytes.count else { break }
            if bytes[position] == separator {
                position += 1
            } else if isNewline(bytes[position]) {
                skipNewline()
                break
            } else {
                throw .textAfterQuote(line: start, column: cells.count)
            }
        }
        usualCount = cells.count
        return CSVRow(line: start, cells: cells)
    }

    private mutating func plainCell(line: Int, column: Int) throws(CSVFault) -> String {
        let start = position
        let separator = separator
        let end = bytes.withUnsafeBufferPointer { text in
            var at = start
            while at < text.count {
                let byte = text[at]
                if byte == separator || byte == 0x0A || byte == 0x0D { break }
                at += 1
            }
            return at
        }
        position = end
        return try cell(bytes[start..<end], line: line, column: column)
    }

    private mutating func quotedCell(rowLine: Int, column: Int) throws(CSVFault) -> String {
        let start = position + 1
        var newlines = 0
        var hasDoubled = false
        let end = bytes.withUnsafeBufferPointer { text in
            var at = start
            while at < text.count {
                let byte = text[at]
                if byte == Self.quote {
                    guard at + 1 < text.count, text[at + 1] == Self.quote else { break }
                    hasDoubled = true
                    at += 1
                } else if byte == 0x0A || (byte == 0x0D && (at + 1 >= text.count || text[at + 1] != 0x0A)) {
                    newlines += 1
                }
                at += 1
            }
            return at
        }
        guard end < bytes.count else { throw .unclosedQuote(line: rowLine) }
        position = end + 1
        line += newlines
        guard hasDoubled else { return try cell(bytes[start..<end], line: rowLine, column: column) }
        var text: [UInt8] = []
        text.reserveCapacity(end - start)
        var at = start
        while at < end {
            text.append(bytes[at])
            at += bytes[at] == Self.quote ? 2 : 1
        }
        return try cell(text[...], line: rowLine, column: column)
    }

    private func cell(_ text: ArraySlice<UInt8>, line: Int, column: Int) throws(CSVFault) -> String {
        guard text.count <= 1_048_576 else { throw .fieldTooLong(line: line, column: column) }
        return String(decoding: FormulaGuard.isOn(text) ? text.dropFirst() : text, as: UTF8.self)
    }

    private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func skipNewline() {
        position += bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
        line += 1
    }

    private static let quote: UInt8 = 0x22
    private static let comma: UInt8 = 0x2C
    private static let tab: UInt8 = 0x09
}
