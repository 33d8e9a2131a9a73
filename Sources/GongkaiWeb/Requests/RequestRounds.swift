import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle
import Synchronization

/// What days and others do to requests without anybody at a desk, once a minute and in order. Each server does it; the second finds it done.
struct RequestRounds: Service {
    /// One thing to do; that it fails keeps nothing else from its turn.
    struct Round: Sendable {
        /// What does not happen while it fails, for the log.
        let failure: String
        let work: @Sendable () async throws -> Void

        init(failure: String, work: @escaping @Sendable () async throws -> Void) {
            self.failure = failure
            self.work = work
        }

        /// One through many matters: each that fails is named in the log, and then how many did.
        init(
            each failure: String, _ logger: Logger,
            work: @escaping @Sendable (_ failed: @escaping @Sendable (MatterID, any Error) -> Void) async throws -> Void
        ) {
            self.init(failure: failure) {
                let failed = Mutex(0)
                try await work { id, error in
                    failed.withLock { $0 += 1 }
                    logger.warning("a matter is left out of a round", metadata: ["matter": "\(id.value)", "error": "\(error)"])
                }
                let count = failed.withLock { $0 }
                if count > 0 { logger.warning("\(failure)", metadata: ["matters": "\(count)"]) }
            }
        }
    }

    let rounds: [Round]
    let logger: Logger
    var interval = Duration.seconds(60)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await once()
                try await Task.sleep(for: interval)
            }
        }
    }

    /// Every round once. Ends early only when the program ends.
    func once() async throws {
        for round in rounds {
            do {
                try await round.work()
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                logger.warning("\(round.failure)", metadata: ["error": "\(error)"])
            }
            try Task.checkCancellation()
        }
    }
}

extension RequestRounds {
    init(requests: RequestStore, name: String, now: @escaping @Sendable () -> Instant, logger: Logger) {
        let notices = NoticeStore(matters: requests.matters)
        let sender = MailSender(mails: MailStore(matters: requests.matters), name: name, now: now, logger: logger)
        let matters = requests.matters
        self.init(
            rounds: [
                // Before anything follows from days that were counted by an older rule.
                Round(each: "some requests keep days of an older rule", logger) {
                    _ = try await requests.reviewDays(at: now(), failed: $0)
                },
                // An application that was not supplemented in time is given up.
                Round(each: "some requests do not lapse", logger) { _ = try await matters.sweep(at: now(), failed: $0) },
                // Silence is acceptance, what was promised lapses, steps of joint cases begin, what is over is put away.
                Round(each: "some cases do not go on", logger) { _ = try await CaseStore(matters: matters).sweep(at: now(), failed: $0) },
                Round(failure: "cards of supervision are not renewed") {
                    try await SupervisionStore(database: requests.matters.database).renew(at: now())
                },
                Round(each: "some old drafts are not forgotten", logger) {
                    _ = try await requests.discardOldDrafts(at: now(), failed: $0)
                },
                Round(failure: "old drafts of cases are not forgotten") {
                    _ = try await CaseStore(matters: requests.matters).discardOldDrafts(at: now())
                },
                Round(failure: "files that never came whole are not forgotten") { _ = try await requests.discardOldUploads(at: now()) },
                Round(failure: "pages of forms are not forgotten") { _ = try await requests.discardOldFormPages(at: now()) },
                Round(failure: "old files are not sealed") { _ = try await requests.sealOldFiles(at: now()) },
                Round(each: "some old remedies are not listed", logger) { _ = try await requests.listOldRemedies(failed: $0) },
                Round(each: "registers keep some lines of an older rule", logger) {
                    _ = try await requests.reviewLines(at: now(), failed: $0)
                },
                Round(each: "some last days are not warned of", logger) { _ = try await notices.sweep(at: now(), failed: $0) },
                // What the sweeps told goes at once.
                Round(failure: "mails cannot be sent") { try await sender.sendAll() },
            ], logger: logger)
    }
}
