import Logging
import ServiceLifecycle
import Synchronization

/// Says once a minute how many answers went out from the page store: they pass by the log of requests.
struct PageTally: Service {
    let pages: PageStore
    let logger: Logger
    var interval = Duration.seconds(60)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var told = 0
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                told = tell(since: told)
            }
        }
    }

    /// Both counters since the start of the server, if there were answers since `told`.
    func tell(since told: Int) -> Int {
        let answered = pages.answered.load(ordering: .relaxed), notModified = pages.notModified.load(ordering: .relaxed)
        if answered != told {
            logger.notice("answered from the page store", metadata: ["answers": "\(answered)", "not-modified": "\(notModified)"])
        }
        return answered
    }
}
