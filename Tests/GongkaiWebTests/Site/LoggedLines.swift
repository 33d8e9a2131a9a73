import Logging
import Synchronization

/// What is logged, as lines.
final class LoggedLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    fileprivate func add(_ line: String) { lines.withLock { $0.append(line) } }

    var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(lines: self) }
        logger.logLevel = .notice
        return logger
    }

    private struct Handler: LogHandler {
        let lines: LoggedLines
        var metadata = Logger.Metadata()
        var logLevel = Logger.Level.notice

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).filter { $0.key != "error" }.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
            lines.add("\(event.level) \(event.message)\(fields.joined())")
        }
    }
}
