package import GongkaiCore

/// A paper that went out to the applicant.
package struct SentLetter: Sendable, Equatable {
    /// The step it belongs to, by which it is fetched.
    package let event: Int
    package let kind: RequestPaper
    /// As it is headed.
    package let title: String
    /// Nil on a form, which has none.
    package let number: String?
    /// 成文日期.
    package let on: Day
    /// What it says of where to turn, paragraph by paragraph; empty where it says nothing.
    package let remedies: [String]
    /// Whom to ask, as it says at its end.
    package let contact: String?
    package let hold: RequestPaper.Hold

    /// Whether it can still be had: of a step that was taken back only the title and the mark stay.
    package var isReadable: Bool { hold != .takenBack }
}

/// For the person who waits. Who calls has found the request by its number and code.
extension PaperStore {
    /// The papers that went out to the applicant, in their order: numbered, and sent or served; those that hold no more too. Never a draft, nor what is written to others.
    package func letters(to stored: StoredMatter) async throws -> [SentLetter] {
        try await database.read { tx in try letters(to: stored, in: tx).map(\.letter) }
    }

    /// One of them with its words. That it was fetched goes into the audit trail.
    package func letter(
        _ event: Int, to stored: StoredMatter, from address: String, at now: Instant
    ) async throws -> (letter: SentLetter, paper: OfficialPaper) {
        try await database.write { tx in
            // As things stand now: a step may have been taken back since.
            let stored = try matters.stored(try tx.requestRow(stored.row.id), in: tx)
            guard let found = try letters(to: stored, in: tx).first(where: { $0.letter.event == event && $0.letter.isReadable })
            else {
                throw PaperAccessRefusal.notFound
            }
            try tx.record(
                action: "paper.fetch", subject: "matter/\(stored.row.id.value)",
                after: JSONText.object(["paper": found.letter.kind.code, "event": String(event), "number": found.letter.number]),
                by: Actor(name: "applicant", agency: nil, address: address), at: now)
            return found
        }
    }

    private func letters(to stored: StoredMatter, in tx: Transaction) throws -> [(letter: SentLetter, paper: OfficialPaper)] {
        try stored.matter.events.compactMap { event in
            guard let hold = RequestPaper.hold(of: event, in: stored.matter), let kind = RequestPaper(event),
                let sent = try tx.issuedPaper(PaperPlace(event: event.number), of: stored.row.id, matters.key)
            else { return nil }
            let letter = SentLetter(
                event: event.number, kind: kind, title: sent.paper.title, number: sent.paper.number, on: sent.on,
                remedies: sent.paper.paragraphs.filter { $0.role == .remedy }.map(\.text), contact: sent.paper.note, hold: hold)
            return (letter, sent.paper)
        }
    }
}

extension Transaction {
    /// A paper as it went out, by its last wording; nil while it has not.
    func issuedPaper(_ place: PaperPlace, of id: MatterID, _ key: SealingKey) throws -> (paper: OfficialPaper, on: Day)? {
        let row = try first(
            """
            SELECT text.*, request_paper.dated_on FROM request_paper
            JOIN request_paper_text AS text ON text.paper_id = request_paper.id
            WHERE request_paper.matter_id = \(id) AND request_paper.event = \(place.event)
                AND request_paper.branch = \(place.branch ?? 0) AND request_paper.issued_at IS NOT NULL
            ORDER BY text.revision DESC LIMIT 1
            """)
        guard let row else { return nil }
        return (try storedPaper(row, key).paper, try row.get("dated_on"))
    }
}
