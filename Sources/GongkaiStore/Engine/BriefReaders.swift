import GRDB
import Synchronization

/// Connections for readings on the caller's thread. They are apart from the pool's: there a reading gives its connection back on a thread of
/// the callers, and when these all wait for a connection nobody is left to do so.
///
/// A mutex guards the idle ones. There are never more than threads that read at once.
final class BriefReaders: Sendable {
    private let path: String
    private let configuration: Configuration
    private let idle = Mutex<[DatabaseQueue]>([])

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    func read<Value>(_ body: (GRDB.Database) throws -> Value) throws -> Value {
        let connection = try idle.withLock { $0.popLast() } ?? DatabaseQueue(path: path, configuration: configuration)
        defer { idle.withLock { $0.append(connection) } }
        return try connection.read(body)
    }

    func close() throws {
        for connection in idle.withLock({ $0 }) { try connection.close() }
    }
}
