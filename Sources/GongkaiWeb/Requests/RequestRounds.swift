import GongkaiCore
import GongkaiStore
import Logging
import ServiceLifecycle

/// What days and others do to requests without anybody at a desk, once a minute and in order. Each server does it; the second finds it done.
struct RequestRounds: Service {
    /// One thing to do; that it fails keeps nothing else from its turn.
    struct Round: Sendable {
        /// What does not happen while it fails, for the log.
        let failure: String
        let work: @Sendable () async throws -> Void
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
        /// One of many that could not be done, while the others were.
        @Sendable func leftOut(_ failure: Logger.Message) -> @Sendable (MatterID, any Error) -> Void {
            { id, error in logger.warning(failure, metadata: ["request": "\(id.value)", "error": "\(error)"]) }
        }
        self.init(
            rounds: [
                // An application that was not supplemented in time is given up.
                Round(failure: "no request lapses") { _ = try await requests.matters.sweep(at: now()) },
                // Silence is acceptance, what was promised lapses, steps of joint cases begin, what is over is put away.
                Round(failure: "some cases do not go on") {
                    let sweep = try await CaseStore(matters: requests.matters).sweep(at: now())
                    if let (id, error) = sweep.failures.first {
                        throw DatabaseError(.other, "\(sweep.failures.count) cases, the first of which is \(id.value): \(error)")
                    }
                },
                Round(failure: "cards of supervision are not renewed") {
                    try await SupervisionStore(database: requests.matters.database).renew(at: now())
                },
                Round(failure: "old drafts are not forgotten") { _ = try await requests.discardOldDrafts(at: now()) },
                Round(failure: "old drafts of cases are not forgotten") {
                    _ = try await CaseStore(matters: requests.matters).discardOldDrafts(at: now())
                },
                Round(failure: "files that never came whole are not forgotten") { _ = try await requests.discardOldUploads(at: now()) },
                Round(failure: "pages of forms are not forgotten") { _ = try await requests.discardOldFormPages(at: now()) },
                Round(failure: "old files are not sealed") { _ = try await requests.sealOldFiles(at: now()) },
                Round(failure: "old remedies are not listed") {
                    _ = try await requests.listOldRemedies(failed: leftOut("remedies of a request are not listed"))
                },
                Round(failure: "registers keep lines of an older rule") {
                    _ = try await requests.reviewLines(at: now(), failed: leftOut("a request keeps lines of an older rule"))
                },
                Round(failure: "nobody is warned of last days") { try await notices.sweep(at: now()) },
                // What the sweeps told goes at once.
                Round(failure: "mails cannot be sent") { try await sender.sendAll() },
            ], logger: logger)
    }
}
