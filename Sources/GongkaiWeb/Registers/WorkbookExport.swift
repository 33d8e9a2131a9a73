import Foundation
import GongkaiCore
import GongkaiFormats
import Synchronization

/// Writes a register's rows as a workbook. A mutex guards the writer: rows come from the database's thread.
enum WorkbookExport {
    private struct Writer: ~Copyable {
        // Only ever used with the lock held.
        nonisolated(unsafe) let book: XLSXWriter
        var isHeader = true
    }

    static func write(
        _ register: RegisterDefinition, date: Date, to path: String,
        _ rows: (@escaping @Sendable ([String]) throws -> Void) async throws -> Void
    ) async throws {
        let book = try XLSXWriter(path: path, constantMemory: true, date: date)
        try book.addSheet(register.label, widths: [12] + register.columns.map(width), frozenRows: 1)
        let writer = Mutex(Writer(book: book))
        try await rows { texts in
            try writer.withLock { writer in
                if writer.isHeader {
                    try writer.book.write(texts.map { SheetCell.text($0) }, style: .header)
                    writer.isHeader = false
                } else {
                    try writer.book.write(SheetCell.row(texts, of: register))
                }
            }
        }
        try book.close()
    }

    private static func width(_ column: RegisterColumn) -> Double {
        switch column.kind {
        case .text(let most): most > 200 ? 50 : 24
        case .day: 12
        default: 16
        }
    }
}
