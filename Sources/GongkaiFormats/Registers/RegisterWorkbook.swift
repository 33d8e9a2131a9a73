package import Foundation
package import GongkaiCore
import Synchronization

/// A register's rows on their way into a workbook: typed cells below a header that stays in view. Rows may come from the database's thread.
package final class RegisterWorkbook: Sendable {
    private struct Writer: ~Copyable {
        // Only ever used with the lock held.
        nonisolated(unsafe) let book: XLSXWriter
        var isHeader = true
    }

    private let register: RegisterDefinition
    private let writer: Mutex<Writer>

    package init(_ register: RegisterDefinition, path: String, date: Date) throws(XLSXFault) {
        let book = try XLSXWriter(path: path, constantMemory: true, date: date)
        try book.addSheet(register.label, widths: [12] + register.columns.map(Self.width), frozenRows: 1)
        self.register = register
        writer = Mutex(Writer(book: book))
    }

    /// Adds a row as an export gives it, the header first.
    package func write(_ texts: [String]) throws(XLSXFault) {
        try writer.withLock { (writer: inout Writer) throws(XLSXFault) in
            if writer.isHeader {
                try writer.book.write(texts.map { SheetCell.text($0) }, style: .header)
                writer.isHeader = false
            } else {
                try writer.book.write(SheetCell.row(texts, of: register))
            }
        }
    }

    /// Puts the file on the disk.
    package func close() throws(XLSXFault) {
        try writer.withLock { (writer: inout Writer) throws(XLSXFault) in try writer.book.close() }
    }

    private static func width(_ column: RegisterColumn) -> Double {
        switch column.kind {
        case .text(let most): most > 200 ? 50 : 24
        case .day: 12
        default: 16
        }
    }
}
