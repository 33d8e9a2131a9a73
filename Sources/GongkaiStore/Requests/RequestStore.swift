package import GongkaiCore

/// Requests for disclosure: how they come in, who asks, and what they resemble. Their steps are taken with ``MatterStore``.
package struct RequestStore: Sendable {
    package let matters: MatterStore

    /// Files of one request at the most.
    package static let mostFiles = 10

    package init(matters: MatterStore) {
        self.matters = matters
    }

    var database: any Database { matters.database }
    var key: SealingKey { matters.key }

    /// Why a form cannot be taken in: what must be mended, field by field.
    package struct Faulty: Error, Sendable, Equatable {
        package let faults: [IntakeFault]
    }

    /// Files a request from the form of the site. No account is needed.
    package func file(
        _ intake: RequestIntake, to agency: AgencyID, through site: SiteID? = nil, files: [NewFile] = [], from address: String,
        at now: Instant
    ) async throws -> FiledRequest {
        var intake = intake
        intake.channel = .online
        let checked = try check(intake, files, on: now.day)
        return try await write(files) { tx in
            try self.begin(
                checked, MatterRequest(RequestAction.file.action, seen: 0), for: agency, through: site, files: files,
                by: { .applicant($0) }, from: address, at: now, in: tx)
        }
    }

    /// Enters what came on paper, by fax or by mail, or was handed in at the counter.
    ///
    /// - Parameter receiving: also registers the receipt, where the day it came is the day of receipt (art. 31 (1) and (2)): nothing is left
    ///   to confirm, and the days run.
    package func enter(
        _ intake: RequestIntake, to agency: AgencyID, arrivedOn day: Day, files: [NewFile] = [], receiving: Bool = false,
        by officer: Officer, from address: String, at now: Instant
    ) async throws -> FiledRequest {
        let checked = try check(intake, files, on: min(day, now.day))
        let values: [String: FieldValue] = [
            "channel": .text(intake.channel.rawValue), "arrivedOn": .day(day), "evidence": .text(intake.evidence ?? ""),
        ]
        return try await write(files) { tx in
            var filed = try self.begin(
                checked, MatterRequest(RequestAction.enter.action, seen: 0, values: values), for: agency, through: nil, files: files,
                by: { _ in .officer(officer) }, from: address, at: now, in: tx)
            guard receiving, try DisclosureRegime.inForce(on: day).receiptRule(intake.channel).basis == .arrival else { return filed }
            let row = try tx.requestRow(filed.id, locked: true), work = try self.matters.work(on: .request, in: tx)
            _ = try tx.act(
                MatterRequest(RequestAction.receive.action, seen: 1), on: row, by: .officer(officer), work, from: address, at: now)
            filed.isReceived = true
            return filed
        }
    }

    private func check(_ intake: RequestIntake, _ files: [NewFile], on day: Day) throws -> RequestIntake {
        let faults = try intake.faults(on: day)
        if !faults.isEmpty { throw Faulty(faults: faults) }
        if files.count > Self.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: Self.mostFiles) }
        return intake
    }

    private func begin(
        _ intake: RequestIntake, _ request: MatterRequest, for agency: AgencyID, through site: SiteID?, files: [NewFile],
        by caller: (TrackingCode) -> MatterStore.Caller, from address: String, at now: Instant, in tx: Transaction
    ) throws -> FiledRequest {
        let code = TrackingCode.random()
        let work = try matters.work(on: try matters.kind(DisclosureRequest.kind.code), in: tx)
        let (row, decision) = try tx.begin(
            request, for: agency, through: site, title: intake.title, by: caller(code), work, from: address, at: now, code: code)
        let resembles = try tx.keep(intake, of: row, key, isNew: true)
        try tx.attach(files, to: row.id, with: decision.event.number, key, at: now)
        return FiledRequest(id: row.id, number: row.number ?? "", code: code, resembles: resembles)
    }

    /// What the form says, for an officer whose business it is; who asks is masked.
    package func detail(of id: MatterID, for officer: Officer) async throws -> RequestDetail {
        try await database.read { tx in
            let stored = try matters.stored(try tx.requestRow(id), in: tx)
            try tx.requireSeen(stored.row, stored.matter, by: try tx.reader(officer, of: .request), .request)
            return try tx.requestDetail(id, key)
        }
    }

    /// Who asks, in full. Why somebody must know goes into the audit trail, before they know it.
    package func reveal(
        _ id: MatterID, reason: String, to officer: Officer, from address: String, at now: Instant
    ) async throws -> ApplicantIdentity {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw MatterAccessRefusal.reasonMissing }
        return try await database.write { tx in
            let stored = try matters.stored(try tx.requestRow(id), in: tx)
            let reader = try tx.reader(officer, of: .request)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .request)
            let mayReveal = try tx.isAllowed(
                stored.row, stored.matter, to: reader, .request, on: now.day, who: { $0.may(.readIdentities) })
            guard mayReveal else { throw MatterAccessRefusal.permissionMissing(.readIdentities) }
            let identity = try tx.identity(of: id, key)
            try tx.record(
                action: "request.reveal", subject: "matter/\(id.value)", reason: reason,
                after: JSONText.object(["number": stored.row.number]), by: reader.actor(from: address), at: now)
            return identity
        }
    }
}

extension TrackingCode {
    /// From the system's randomness: nobody chooses it.
    static func random() -> TrackingCode {
        var generator = SystemRandomNumberGenerator()
        return TrackingCode(using: &generator)
    }
}

extension RequestIntake {
    /// The first thing asked for, as lists show it.
    var title: String {
        let first = items.first?.description ?? ""
        let more = items.count > 1 ? "等\(items.count)项" : ""
        return (first.count > 80 ? first.prefix(79) + "…" : first[...]) + more
    }

    /// Everything asked for, to be compared with.
    var text: String { items.map(\.description).joined(separator: "\n") }
}
