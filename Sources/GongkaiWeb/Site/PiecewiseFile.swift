import Foundation
import GongkaiFormats
import Synchronization

/// What is written to a file piece by piece: it holds what was not taken yet.
protocol PieceWriter: Sendable {
    /// What was written since the last call.
    mutating func take() -> [UInt8]
    /// The same, and the end.
    mutating func finish() -> [UInt8]
}

/// Writes to a new file in pieces, so that a million rows or cases need no memory. A mutex guards the writer: what it writes comes from the database's
/// thread.
final class PiecewiseFile<Writer: PieceWriter>: Sendable {
    private struct State {
        var writer: Writer
        var waiting = 0
    }

    private let handle: FileHandle
    private let together: Int
    private let state: Mutex<State>

    /// - Parameter together: how often something is written until it goes to the file.
    init(_ file: URL, _ writer: Writer, together: Int) throws {
        try Data().write(to: file)
        handle = try FileHandle(forWritingTo: file)
        self.together = together
        state = Mutex(State(writer: writer))
    }

    func write(_ add: (inout Writer) throws -> Void) throws {
        let piece: [UInt8]? = try state.withLock { state in
            try add(&state.writer)
            state.waiting += 1
            guard state.waiting >= together else { return nil }
            state.waiting = 0
            return state.writer.take()
        }
        if let piece { try handle.write(contentsOf: piece) }
    }

    /// Writes the end and closes the file.
    func finish() throws {
        try handle.write(contentsOf: state.withLock { $0.writer.finish() })
        try handle.close()
    }
}

extension CSVWriter: PieceWriter {
    mutating func finish() -> [UInt8] { take() }
}

extension XESWriter: PieceWriter {}

extension PiecewiseFile<CSVWriter> {
    /// A table, some hundred rows at a time.
    convenience init(table file: URL) throws { try self.init(file, CSVWriter(), together: 500) }

    func write(_ cells: [SheetCell]) throws { try write { $0.write(cells) } }

    func write(_ texts: [String]) throws { try write { $0.write(texts) } }
}
