import Foundation
import GongkaiCore

/// Writes CSV as Excel in China opens it without asking: UTF-8 with byte order mark, CRLF, quotes where needed.
///
/// For long exports call `take()` after every few hundred rows and send what it gives.
package struct CSVWriter: Sendable {
    private var bytes: [UInt8]

    package init(withByteOrderMark: Bool = true) {
        bytes = withByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    }

    /// Header names or other plain text.
    package mutating func write(_ texts: [String]) {
        write(texts.map { SheetCell.text($0) })
    }

    package mutating func write(_ cells: [SheetCell]) {
        let start = bytes.count
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            switch cell {
            case .blank: break
            case .text(let text): write(text)
            case .whole(let value): bytes.append(contentsOf: String(value).utf8)
            case .number(let value): bytes.append(contentsOf: NSDecimalNumber(decimal: value).description(withLocale: nil).utf8)
            case .day(let day): bytes.append(contentsOf: day.text.utf8)
            }
        }
        // A row of one empty cell would be an empty line, which readers skip.
        if bytes.count == start { bytes.append(contentsOf: [0x22, 0x22]) }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    /// What has been written since the last call.
    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    private mutating func write(_ text: String) {
        let utf8 = text.utf8
        let needsQuotes =
            utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
            || utf8.first == 0x20 || utf8.last == 0x20
        if needsQuotes { bytes.append(0x22) }
        if FormulaGuard.isNeeded(utf8) { bytes.append(FormulaGuard.apostrophe) }
        if needsQuotes {
            for byte in utf8 {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        } else {
            bytes.append(contentsOf: utf8)
        }
    }
}
