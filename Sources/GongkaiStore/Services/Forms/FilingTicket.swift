import GongkaiCore

/// The page from which somebody hands in, and the browser it was shown in.
package struct FilingTicket: Sendable, Equatable {
    package let page: String
    package let owner: String

    package init(_ page: String, of owner: String) {
        self.page = page
        self.owner = owner
    }
}

/// From this page it was handed in already, and whoever did has left: nobody is shown number and code again.
package struct FiledBefore: Error, Sendable, Equatable {
    package init() {}
}

/// Another server was faster with the same page.
struct FiledMeanwhile: Error {}

extension CaseStore {
    /// Forgets the codes of what a browser handed in, so that going back shows them to nobody.
    package func forgetTickets(of owner: String) async throws {
        try await database.write { tx in
            try tx.run("UPDATE filing_ticket SET sealed = NULL WHERE owner_hash = \(key.lookup(owner, as: "filing owner"))")
        }
    }

    /// What was handed in from the same page; nil where this is the first press.
    func filed(from ticket: FilingTicket, in tx: Transaction) throws -> FiledCase? {
        let hash = hash(of: ticket)
        let row = try tx.first(
            """
            SELECT filing_ticket.sealed, matter.id, matter.number FROM filing_ticket JOIN matter ON matter.id = filing_ticket.matter_id
            WHERE filing_ticket.ticket_hash = \(hash)
            """)
        guard let row else { return nil }
        guard let sealed = try row.get("sealed", as: [UInt8]?.self),
            let code = TrackingCode(try key.open(sealed, for: Self.ticketSubject(hash)))
        else { throw FiledBefore() }
        return FiledCase(id: try row.get("id"), number: try row.get("number", as: String?.self) ?? "", code: code)
    }

    /// Notes what was handed in. Two presses at once wait for each other here, and the later is undone.
    func keep(_ ticket: FilingTicket, of filed: FiledCase, at now: Instant, in tx: Transaction) throws {
        let hash = hash(of: ticket)
        try tx.run("DELETE FROM filing_ticket WHERE filed_at < \(now.adding(seconds: -3_600))")
        let isFirst = try tx.run(
            """
            INSERT INTO filing_ticket (ticket_hash, owner_hash, matter_id, sealed, filed_at)
            VALUES (\(hash), \(key.lookup(ticket.owner, as: "filing owner")), \(filed.id),
                \(key.seal(filed.code.text, for: Self.ticketSubject(hash))), \(now))
            ON CONFLICT (ticket_hash) DO NOTHING
            """)
        if isFirst == 0 { throw FiledMeanwhile() }
    }

    private func hash(of ticket: FilingTicket) -> String { key.lookup("\(ticket.owner)/\(ticket.page)", as: "filing ticket") }

    private static func ticketSubject(_ hash: String) -> String { "filing_ticket/\(hash)" }
}
