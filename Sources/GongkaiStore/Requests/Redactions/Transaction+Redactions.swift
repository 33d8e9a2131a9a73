import Foundation
import GongkaiCore

extension Transaction {
    func redactionLines(of id: MatterID, _ key: SealingKey) throws -> [RedactionLine] {
        try rows("SELECT id FROM request_redaction WHERE matter_id = \(id) ORDER BY id").map {
            try redactionLine(try $0.get("id"), of: id, key)
        }
    }

    func redactionLine(_ redaction: RedactionID, of id: MatterID, _ key: SealingKey) throws -> RedactionLine {
        guard let row = try originalRow(redaction, of: id) else { throw RedactionAccessRefusal.notFound }
        let runs = try redactionRuns(of: redaction, key)
        return RedactionLine(
            id: redaction, name: try fileName(row, key), mediaType: try row.get("media_type"), size: try row.get("size"),
            pages: try row.get("pages"),
            revision: try value("SELECT COALESCE(MAX(revision), 0) FROM request_redaction_draft WHERE redaction_id = \(redaction)"),
            lastRun: runs.first, given: runs.first { $0.isGiven })
    }

    func originalRow(_ redaction: RedactionID, of id: MatterID) throws -> Row? {
        try first(
            """
            SELECT request_file.*, request_redaction.pages FROM request_redaction
            JOIN request_file ON request_file.id = request_redaction.original_id
            WHERE request_redaction.id = \(redaction) AND request_redaction.matter_id = \(id)
            """)
    }

    func resultRow(_ run: Int64, of redaction: RedactionID, in id: MatterID) throws -> Row? {
        try first(
            """
            SELECT request_file.* FROM request_redaction_run JOIN request_file ON request_file.id = request_redaction_run.result_id
            WHERE request_redaction_run.id = \(run) AND request_redaction_run.redaction_id = \(redaction) AND request_file.matter_id = \(id)
            """)
    }

    // MARK: What is marked

    func redactionDraft(_ redaction: RedactionID, _ key: SealingKey) throws -> RedactionDraft? {
        let row = try first(
            "SELECT revision, sealed FROM request_redaction_draft WHERE redaction_id = \(redaction) ORDER BY revision DESC LIMIT 1")
        guard let row else { return nil }
        let bytes = try key.openBytes(try row.get("sealed"), for: Self.draftSubject(redaction, try row.get("revision")))
        return try JSONDecoder().decode(RedactionDraft.self, from: Data(bytes))
    }

    func keep(
        _ draft: RedactionDraft, as revision: Int, of redaction: RedactionID, _ key: SealingKey, by officer: Officer, at now: Instant
    ) throws {
        let sealed = key.seal(try Self.json(draft), for: Self.draftSubject(redaction, revision))
        try run(
            """
            INSERT INTO request_redaction_draft (redaction_id, revision, sealed, boxes, words, officer_id, officer_name, at)
            VALUES (\(redaction), \(revision), \(sealed), \(draft.boxes.count), \(draft.words.count), \(officer.id), \(officer.name), \(now))
            """)
    }

    func redactionChanges(of redaction: RedactionID) throws -> [RedactionChange] {
        try rows(
            """
            SELECT revision, boxes, words, officer_name, at FROM request_redaction_draft WHERE redaction_id = \(redaction)
            ORDER BY revision DESC
            """
        ).map { row in
            RedactionChange(
                revision: try row.get("revision"), boxes: try row.get("boxes"), words: try row.get("words"),
                by: try row.get("officer_name"), at: try row.get("at"))
        }
    }

    // MARK: What came of it

    /// The newest first.
    func redactionRuns(of redaction: RedactionID, _ key: SealingKey) throws -> [RedactionRun] {
        try rows(
            """
            SELECT carried.*, request_file.matter_id, request_file.position, request_file.name, request_file.size,
                COALESCE((SELECT is_given FROM request_release WHERE run_id = carried.id ORDER BY id DESC LIMIT 1), 0) AS is_given
            FROM request_redaction_run AS carried LEFT JOIN request_file ON request_file.id = carried.result_id
            WHERE carried.redaction_id = \(redaction) ORDER BY carried.id DESC
            """
        ).map { row in
            let isProven: Bool = try row.get("is_proven")
            return RedactionRun(
                id: try row.get("id"), revision: try row.get("revision"), isProven: isProven,
                log: try Self.read(RedactionLog.self, try row.get("log")),
                verdict: try Self.read(RedactionVerdict.self, try row.get("verdict")), pages: try row.get("pages"),
                by: try row.get("officer_name"), at: try row.get("at"), isGiven: try row.get("is_given", as: Int.self) == 1,
                result: isProven ? (try fileName(row, key), try row.get("size")) : nil)
        }
    }

    func release(_ isGiven: Bool, _ run: Int64, by officer: Officer, at now: Instant) throws {
        try self.run(
            """
            INSERT INTO request_release (run_id, is_given, officer_id, officer_name, at)
            VALUES (\(run), \(isGiven), \(officer.id), \(officer.name), \(now))
            """)
    }

    /// What went out with the replies up to a moment, in the order of the documents.
    func givenFiles(of id: MatterID, until moment: Instant, _ key: SealingKey) throws -> [GivenFile] {
        try rows(
            """
            SELECT carried.log, carried.pages, request_file.* FROM request_redaction_run AS carried
            JOIN request_redaction ON request_redaction.id = carried.redaction_id
            JOIN request_file ON request_file.id = carried.result_id
            WHERE request_redaction.matter_id = \(id) AND carried.is_proven = 1 AND request_file.role = 'result'
                AND (SELECT is_given FROM request_release WHERE run_id = carried.id AND at <= \(moment) ORDER BY id DESC LIMIT 1) = 1
            ORDER BY carried.redaction_id, carried.id
            """
        ).enumerated().map { index, row in
            GivenFile(
                number: index + 1, name: try fileName(row, key), size: try row.get("size"), pages: try row.get("pages"),
                log: try Self.read(RedactionLog.self, try row.get("log")), file: try row.get("id"))
        }
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    private static func draftSubject(_ id: RedactionID, _ revision: Int) -> String { "redaction/\(id.value)/\(revision)" }
}
