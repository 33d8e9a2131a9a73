import Foundation
package import GongkaiCore
package import GongkaiStore

/// Documents of a request with a secret in them, and their redaction, for tests that are not about drawing.
extension RequestDesk {
    package var redactions: RedactionStore { RedactionStore(requests: requests) }

    /// What the audit trail says was done to a request, the oldest first.
    package func trail(of id: MatterID) async throws -> [String] {
        try await AuditStore(database: world.database).trail(of: "matter/\(id.value)").map(\.action)
    }

    /// A verdict to every question, good or with something found on page 1.
    package static func verdict(holds: Bool = true) -> RedactionVerdict {
        RedactionVerdict(
            RedactionVerdict.Question.allCases.map { question in
                RedactionVerdict.Check(
                    question, holds || question != .pageText ? [] : [RedactionVerdict.Finding(page: 1, .named(1))])
            })
    }

    package static let log = RedactionLog(
        entries: [
            RedactionLog.Entry(ground: .privacy, article: "第十五条", page: 1, boxes: 2, characters: 18),
            RedactionLog.Entry(ground: .privacy, article: "第十五条", page: 2, boxes: 1, characters: nil),
        ], pagesWithoutText: [2], unseenWords: 0)

    /// What a clerk marks: a box, and words that hold the secret.
    package static func draft(_ secret: String, name: String = "名单（部分遮盖）.pdf") -> RedactionDraft {
        RedactionDraft(
            boxes: [RedactionBox(page: 1, left: 0.1, top: 0.1, width: 0.3, height: 0.05, ground: .privacy)],
            words: [RedactionDraft.Words(secret, .privacy)], name: name)
    }

    /// Adds a document, marks it, keeps a result, and lets it go out with the reply.
    @discardableResult
    package func give(
        _ result: [UInt8], of original: NewFile, marked draft: RedactionDraft, to id: MatterID, at now: Instant
    ) async throws -> RedactionID {
        let redaction = try await redactions.add(original, pages: 2, to: id, by: clerk, from: Self.address, at: now)
        try await redactions.save(draft, of: redaction, in: id, expecting: 0, by: clerk, from: Self.address, at: now)
        let run = try await redactions.carryOut(
            1, of: redaction, in: id, log: Self.log, verdict: Self.verdict(), pages: 2, result: result, by: clerk, from: Self.address,
            at: now)
        try await redactions.give(true, run: run.id, of: redaction, in: id, by: clerk, from: Self.address, at: now)
        return redaction
    }
}
