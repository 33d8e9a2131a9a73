package import GongkaiCore

/// What somebody can apply for, with what a case would be bound by.
package struct OfferedCase: Sendable {
    package let item: StoredItem
    /// With everything that any answer may call for.
    package let terms: CaseTerms
    package let units: [String: CaseTerms.Unit]

    /// What a case is bound by whose applicant answered so.
    package func terms(of filled: FilledItemForm) throws(CaseTermsFault) -> CaseTerms {
        try CaseTerms(item: item.item, units: units, filled: filled)
    }
}

extension CaseStore {
    /// The item under a code as it is offered on a day, with its terms; what stands against an application is thrown.
    package func offered(_ taskCode: String, on day: Day) async throws -> OfferedCase? {
        try await database.read { tx in
            let found = try tx.storedItems("\(Transaction.offered(on: day)) AND item.task_code = \(taskCode)").first
            guard let found else { return nil }
            let units = try tx.unitsOfTerms()
            return OfferedCase(item: found, terms: try CaseTerms(item: found.item, units: units), units: units)
        }
    }

    /// A file that came with a case, for an officer who works on it. Who opens it goes into the audit trail.
    package func file(
        _ position: Int, of id: MatterID, for officer: Officer, from address: String, at now: Instant
    ) async throws -> (file: MatterFile, bytes: [UInt8]) {
        let (found, place) = try await database.write { tx in
            let stored = try self.matters.stored(try tx.caseRow(id), in: tx)
            let reader = try tx.reader(officer, of: .serviceCase)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .serviceCase)
            guard try tx.isWorkedOn(stored.row, stored.matter, by: reader, .serviceCase, on: now.day) else {
                throw MatterAccessRefusal.notYoursToHandle
            }
            guard let file = try tx.files(of: id, self.key).first(where: { $0.position == position }) else {
                throw MatterAccessRefusal.notFound
            }
            try tx.record(
                action: "request.file", subject: "matter/\(id.value)", after: JSONText.object(["position": String(position)]),
                by: reader.actor(from: address), at: now)
            return (file, try tx.place(of: file, in: id))
        }
        switch place {
        case .sealed(let file): return (found, try await RequestStore(matters: matters).bytes(of: file))
        case .plain(let sha256): return (found, try await database.read { tx in try tx.plainBytes(of: sha256) })
        }
    }

    /// Takes a step of an officer, with the files that come with it.
    @discardableResult
    package func act(
        _ request: MatterRequest, files: [NewFile], on id: MatterID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> MatterDecision {
        if files.count > RequestStore.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: RequestStore.mostFiles) }
        return try await RequestStore(matters: matters).write(files) { tx in
            let decision = try self.act(request, on: id, by: .officer(officer), from: address, at: now, in: tx)
            try tx.attach(files, to: id, with: decision.event.number, self.key, at: now)
            return decision
        }
    }
}

extension Transaction {
    /// All units as terms name them, by their codes.
    func unitsOfTerms() throws -> [String: CaseTerms.Unit] {
        try rows("SELECT id, code, name FROM agency").reduce(into: [:]) {
            $0[try $1.get("code")] = CaseTerms.Unit(try $1.get("id"), try $1.get("name"))
        }
    }
}
