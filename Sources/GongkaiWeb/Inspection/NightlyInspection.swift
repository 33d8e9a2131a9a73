package import GongkaiCore
package import GongkaiStore
import Logging
import ServiceLifecycle

/// Inspects all open sites once a day, from half past two in the night on; one server of several does.
struct NightlyInspection: Service {
    let inspector: SiteInspector
    let now: @Sendable () -> Instant
    let logger: Logger
    var interval = Duration.seconds(60)
    /// A server that has just come up has readers to serve first.
    var patience = Duration.seconds(600)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await Task.sleep(for: patience)
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                do {
                    try await inspectIfDue()
                } catch is CancellationError {
                    return
                } catch {
                    logger.warning("the sites could not be inspected", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    /// A server that was off at night does it when it comes back.
    func inspectIfDue() async throws {
        let moment = now(), day = moment.day
        guard moment >= Instant(day, hour: 2, minute: 30) else { return }
        let store = InspectionStore(database: inspector.database)
        guard try await store.claim(day, at: moment) else { return }
        for site in try await SiteStore(database: inspector.database).sites() where !site.settings.isClosed {
            let inspected = try await inspector.inspect(site, outside: nil)
            try await store.keep(inspected, by: .program, at: now())
            try await store.forgetOld(of: site.id, by: .program, at: now())
        }
        try await store.finish(day, at: now())
    }
}

extension Actor {
    /// The program itself, at the hour.
    static let program = Actor(name: "system", agency: nil, address: "localhost")
}

extension InspectionStore {
    /// Keeps what an inspection found.
    @discardableResult
    package func keep(_ inspected: InspectedSite, by actor: Actor, at now: Instant) async throws -> Int64 {
        try await keep(
            inspected.findings, score: inspected.score, edition: inspected.edition, of: inspected.site.id, on: inspected.day,
            sawOutside: inspected.sawOutside, startedAt: inspected.startedAt, by: actor, at: now)
    }
}
