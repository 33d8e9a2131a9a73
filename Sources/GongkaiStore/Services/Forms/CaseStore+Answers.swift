package import GongkaiCore

/// Answers of the form that a clerk mends, with what stood there before.
extension CaseStore {
    /// An answer that can be mended.
    package struct Answer: Sendable, Equatable {
        package let path: String
        package let label: String
        package let field: ItemFormField
        package let said: String
        /// Steps, materials or fees of the case depend on it.
        package let decides: Bool
    }

    /// Why an answer is not changed, in words.
    package struct AnswerRefusal: Error, Sendable, Equatable {
        package let words: String
    }

    /// Every answer of the form a case was filed with, for whoever works on it.
    package func answers(of id: MatterID, for officer: Officer, on day: Day) async throws -> [Answer] {
        try await database.read { tx in
            let stored = try self.matters.stored(try tx.caseRow(id), in: tx)
            let reader = try tx.reader(officer, of: .serviceCase)
            try tx.requireSeen(stored.row, stored.matter, by: reader, .serviceCase)
            guard try tx.isWorkedOn(stored.row, stored.matter, by: reader, .serviceCase, on: day) else {
                throw MatterAccessRefusal.notYoursToHandle
            }
            return try tx.answered(id, self.key).answers
        }
    }

    /// Changes one answer: what it says now, what it said before, and why, are a step of the case. Until the case is accepted, what it is bound by
    /// follows the answers.
    package func correct(
        _ path: String, to written: String, reason: String, of id: MatterID, seen version: Int,
        by officer: Officer, from address: String,
        at now: Instant
    ) async throws {
        try await database.write { tx in
            let row = try tx.caseRow(id, locked: true)
            let (answers, form, kept) = try tx.answered(id, self.key)
            guard let answer = answers.first(where: { $0.path == path }) else {
                throw AnswerRefusal(words: "请选择要更正的栏目。")
            }
            var changed = form.answers
            changed[path] = written
            if let fault = form.form.faults(in: changed)[path] { throw AnswerRefusal(words: fault) }
            let after = form.form.kept(changed)[path] ?? ""
            let remaining = form.form.kept(changed)
            // What is asked only after the old answer is asked no more, which whoever reads the history is told.
            let gone = answers.filter { $0.path != path && !$0.said.isEmpty && remaining[$0.path] == nil }.map { "“\($0.label)”" }
            if after == answer.said { throw AnswerRefusal(words: "与现在填写的相同，不用更正。") }
            var fields = kept
            fields["answer.\(path)"] = after
            func text(_ said: String, _ gone: [String] = []) -> FieldValue {
                let words = said.isEmpty ? "（没有填写）" : answer.field.masked(said)
                return .text(words + (gone.isEmpty ? "" : "（因此不再填写\(gone.joined(separator: "、"))）"))
            }
            var values: [String: FieldValue] = [
                MatterField.answerLabel.code: .text(answer.label), MatterField.answerBefore.code: text(answer.said),
                MatterField.answerAfter.code: text(after, gone), MatterField.reason.code: .text(reason),
            ]
            let matter = try tx.matter(row, .serviceCase, self.key)
            let terms = try tx.terms(of: matter, answering: FilledItemForm(form.form, form.form.kept(changed)))
            if let terms { values[MatterField.caseTerms.code] = .text(terms.text) }
            if let terms = terms ?? matter.caseTerms, matter.hasAll(of: terms) { values[MatterField.nothingToBring.code] = .text("yes") }
            try self.act(
                MatterRequest(CaseAction.correctAnswer.action, seen: version, values: values), on: id, by: .officer(officer), from: address,
                at: now, in: tx)
            let sealed = self.key.seal(JSONText.object(fields), for: Transaction.answerSubject(id))
            try tx.run("UPDATE case_answer SET sealed = \(sealed) WHERE matter_id = \(id)", expecting: 1)
        }
    }
}

extension Transaction {
    /// What a case is bound by once other answers stand in its form; nil where that stays as it is, as it does from acceptance on.
    fileprivate func terms(of matter: Matter, answering filled: FilledItemForm) throws -> CaseTerms? {
        guard matter.clock.startedOn == nil, let terms = matter.caseTerms,
            let stored = try storedItems("item.task_code = \(terms.item) AND version.number = \(terms.itemVersion)").first,
            !stored.item.decidingFields.isEmpty
        else { return nil }
        do {
            let changed = try CaseTerms(item: stored.item, units: try unitsOfTerms(), filled: filled)
            return changed == terms ? nil : changed
        } catch let fault as CaseTermsFault {
            throw CaseStore.AnswerRefusal(words: fault.words)
        }
    }

    /// What was answered, with the form it answers.
    fileprivate func answered(
        _ id: MatterID, _ key: SealingKey
    ) throws -> (
        answers: [CaseStore.Answer], form: (form: ItemForm, answers: ItemForm.Answers),
        fields: [String: String?]
    ) {
        guard
            let row = try first(
                """
                SELECT case_answer.*, case_detail.item, case_detail.item_version FROM case_answer JOIN case_detail ON case_detail.matter_id = case_answer.matter_id
                WHERE case_answer.matter_id = \(id)
                """), let number = try row.get("form_number", as: Int?.self),
            let form = try itemForm(of: try row.get("item"), number: number)?.form
        else { return ([], (ItemForm([]), [:]), [:]) }
        let fields =
            JSONText.texts(try key.open(try row.get("sealed"), for: Self.answerSubject(id))) ?? [:]
        var said: ItemForm.Answers = [:]
        for (name, text) in fields where name.hasPrefix("answer.") {
            said[String(name.dropFirst("answer.".count))] = text
        }
        let version: Int = try row.get("item_version"), item: String = try row.get("item")
        let deciding =
            try storedItems("item.task_code = \(item) AND version.number = \(version)").first?.item.decidingFields ?? []
        let answers = form.places(in: said).map { place in
            let group =
                place.row.flatMap { row in form.group(of: place.field.code).map { "\($0.label)\(row)：" } }
                ?? ""
            return CaseStore.Answer(
                path: place.path, label: group + place.field.label, field: place.field,
                said: said[place.path] ?? "", decides: deciding.contains(place.path))
        }
        return (answers, (form, said), fields.mapValues { Optional($0) })
    }
}
