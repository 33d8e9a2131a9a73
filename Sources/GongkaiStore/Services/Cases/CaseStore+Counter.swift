package import GongkaiCore

/// What is done at the counter while the applicant stands there.
extension CaseStore {
    /// 一窗式受理: takes in what was handed in at the window on a day, each file under its material. What the applicant corrected on the spot is written
    /// down with it, as a step of its own.
    ///
    /// What the applicant agrees to have used again (`reusing`, by code) is looked for among their earlier cases and waits to be confirmed, as where they
    /// file online (docs/adr/0034).
    ///
    /// > 申请材料存在可以当场更正的错误的，应当允许申请人当场更正。——《行政许可法》第三十二条
    package func takeIn(
        _ intake: CaseIntake, materials: [CaseApplication.Material], others files: [NewFile] = [], corrected: String? = nil,
        agent: CaseAgent? = nil, form: Int? = nil, answers: ItemForm.Answers = [:], reusing: [String] = [], appointment: String? = nil,
        under terms: CaseTerms, to agency: AgencyID, arrivedOn day: Day? = nil, by officer: Officer, from address: String, at now: Instant
    ) async throws -> FiledCase {
        let brought = materials.filter {
            !$0.files.isEmpty && (terms.material($0.code) != nil || agent != nil && $0.code == RequiredMaterial.authorisation.code)
        }
        let all = brought.flatMap(\.files) + files
        if all.count > Self.mostFiles { throw MatterAccessRefusal.tooManyFiles(most: Self.mostFiles) }
        let faults = intake.faults
        if !faults.isEmpty { throw Faulty(faults: faults) }
        var whole = intake
        // What there is a file of was handed in.
        whole.handedIn += brought.map(\.code).filter { !intake.handedIn.contains($0) && terms.material($0) != nil }
        let handedIn = whole
        return try await RequestStore(matters: matters).write(all) { tx in
            // What came need not be looked for.
            let agreed = reusing.filter { terms.material($0) != nil && !handedIn.handedIn.contains($0) }
            let held = try self.heldMaterials(agreed, of: handedIn, under: terms, in: tx)
            let filed = try self.begin(
                .takeIn, handedIn, terms, reusing: Self.reused(agreed, held), for: agency, through: nil, files: files, channel: .window,
                on: day, by: { _ in .officer(officer) }, from: address, at: now, in: tx)
            try tx.keep(
                brought + agreed.map { CaseApplication.Material($0, .held) }, held: held.mapValues(\.id), of: filed.id, with: 1, self.key,
                at: now)
            if agent != nil || !answers.isEmpty { try tx.keepAnswers(agent: agent, form: form, answers, of: filed.id, self.key) }
            if let appointment {
                try tx.useAppointment(appointment, for: filed.id, of: terms.item, at: agency, by: officer.actor(from: address), at: now)
            }
            if let corrected, corrected.contains(where: { !$0.isWhitespace }) {
                let version: Int = try tx.value("SELECT version FROM matter WHERE id = \(filed.id)")
                try self.act(
                    MatterRequest(
                        CaseAction.correct.action, seen: version, on: day, values: [MatterField.corrected.code: .text(corrected)]),
                    on: filed.id, by: .officer(officer), from: address, at: now, in: tx)
            }
            return filed
        }
    }
}
