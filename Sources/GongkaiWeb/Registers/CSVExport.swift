import Foundation
import GongkaiFormats
import Synchronization

/// Writes rows to a file in pieces, so that a million of them need no memory. A mutex guards the writer: rows come from the database's thread.
final class CSVExport: Sendable {
    private struct State {
        var writer = CSVWriter()
        var waiting = 0
    }

    private let handle: FileHandle
    private let state = Mutex(State())

    init(_ handle: FileHandle) {
        self.handle = handle
    }

    func write(_ texts: [String]) throws { try write(texts.map { SheetCell.text($0) }) }

    func write(_ cells: [SheetCell]) throws {
        let piece: [UInt8]? = state.withLock { state in
            state.writer.write(cells)
            state.waiting += 1
            guard state.waiting == 500 else { return nil }
            state.waiting = 0
            return state.writer.take()
        }
        if let piece { try handle.write(contentsOf: piece) }
    }

    func finish() throws {
        try handle.write(contentsOf: state.withLock { $0.writer.take() })
    }
}
