import Foundation
import Synchronization

/// One line on standard error that says how far long work has come. Silent unless a person is watching.
final class ProgressLine: Sendable {
    private let label: String
    private let isShown = isatty(STDERR_FILENO) == 1
    /// Guards the line on the screen: work may report from several threads.
    private let shownAt = Mutex(Date.distantPast)

    init(_ label: String) {
        self.label = label
    }

    /// `total` nil: not known beforehand.
    func update(_ done: Int, of total: Int? = nil) {
        guard isShown else { return }
        shownAt.withLock { last in
            let now = Date()
            guard now.timeIntervalSince(last) > 0.1 else { return }
            last = now
            write("\r\(label): \(done.formatted())" + (total.map { " of \($0.formatted())" } ?? "") + "\u{1B}[K")
        }
    }

    /// Takes the line away again.
    func end() {
        guard isShown else { return }
        write("\r\u{1B}[K")
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
