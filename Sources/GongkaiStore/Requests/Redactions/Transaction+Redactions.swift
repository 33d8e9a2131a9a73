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

    func release(_ isGiven: Bool, _ run: Int64, by officer: (id: OfficerID, name: String), at now: Instant) throws {
        try self.run(
            """
            INSERT INTO request_release (run_id, is_given, officer_id, officer_name, at)
            VALUES (\(run), \(isGiven), \(officer.id), \(officer.name), \(now))
            """)
    }

    /// What goes out with a reply, as it stood at a moment: the results that were released, in the order of the documents, and the files that came
    /// with its draft. Nothing where the reply gives nothing.
    ///
    /// - Parameter draft: nil while none is written.
    func givenFiles(of id: MatterID, with draft: MatterEvent?, until moment: Instant, _ key: SealingKey) throws -> [GivenFile] {
        guard let draft else { return try releasedFiles(of: id, until: moment, key) }
        guard draft.givesInformation else { return [] }
        let released = try releasedFiles(of: id, until: moment, key)
        return try released + enclosedFiles(of: id, with: draft, after: released.count, key)
    }

    /// The proven results that were to go out at a moment.
    func releasedFiles(of id: MatterID, until moment: Instant, _ key: SealingKey) throws -> [GivenFile] {
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
                number: index + 1, name: try fileName(row, key), mediaType: try row.get("media_type"), size: try row.get("size"),
                pages: try row.get("pages"), log: try Self.read(RedactionLog.self, try row.get("log")), file: try row.get("id"))
        }
    }

    /// What came with a draft, but for documents of which a part is withheld: of those only results go out.
    private func enclosedFiles(of id: MatterID, with draft: MatterEvent, after count: Int, _ key: SealingKey) throws -> [GivenFile] {
        try rows(
            """
            SELECT * FROM request_file WHERE matter_id = \(id) AND event = \(draft.number) AND role = 'attached' AND is_enclosed = 1
                AND NOT EXISTS (SELECT 1 FROM request_redaction WHERE request_redaction.original_id = request_file.id)
            ORDER BY position
            """
        ).enumerated().map { index, row in
            GivenFile(
                number: count + index + 1, name: try fileName(row, key), mediaType: try row.get("media_type"), size: try row.get("size"),
                pages: nil, log: nil, file: try row.get("id"))
        }
    }

    /// A reply that gives nothing takes nothing along.
    func requireNothingReleased(_ decision: MatterDecision, of id: MatterID, _ key: SealingKey, at now: Instant) throws {
        guard [RequestAction.draft, .sign].map(\.action).contains(decision.event.action), let draft = decision.matter.last(.draft),
            !draft.givesInformation
        else { return }
        let released = try releasedFiles(of: id, until: now, key)
        if released.isEmpty { return }
        let names = released.map { "“\($0.name)”" }.joined(separator: "、")
        let way = decision.event.action == RequestAction.draft.action ? "" : "退回修改，"
        throw MatterRefusal.obstacles(["没有公开内容的答复不能随附文件，\(names)已经选定随答复提供。请先\(way)在“遮盖”里取消提供，再办理；要提供的，请改选予以公开或者部分公开。"])
    }

    /// What went out with a reply that was corrected does not go out with the next one unless somebody says so again.
    func takeReleasesBack(_ decision: MatterDecision, of id: MatterID, _ key: SealingKey, by actor: Actor, at now: Instant) throws {
        guard decision.matter.correction == decision.event, let writer = decision.event.author.writer else { return }
        for redaction in try redactionLines(of: id, key) {
            guard let run = redaction.given else { continue }
            try release(false, run.id, by: writer, at: now)
            try record(
                action: "redaction.keepBack", subject: "matter/\(id.value)",
                after: JSONText.object(["redaction": String(redaction.id.value), "run": String(run.id)]), by: actor, at: now)
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
