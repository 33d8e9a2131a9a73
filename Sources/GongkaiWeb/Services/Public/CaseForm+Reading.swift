import GongkaiCore
import GongkaiStore

extension CaseForm {
    /// The usual way of each material, for a form that is begun.
    mutating func chooseUsualWays(_ asked: CaseQuestions) {
        for material in asked.materials(hasAgent: true) where way(material.code) == nil && !asked.isOnPage(material) {
            self[Name.way(material.code)] = asked.ways(of: material).first?.rawValue ?? ""
        }
    }

    /// What must be mended, by the name of the row it stands beside; empty when it can be handed in.
    func errors(_ asked: CaseQuestions) -> [String: String] {
        let (applicant, contact) = identity.identity
        var errors: [String: String] = [:]
        for fault in CaseIntake(applicant: applicant, contact: contact).faults { errors[fault.field.rawValue, default: ""] += fault.words }
        if identity.isOrganisation, OrganisationKind(rawValue: identity[.organisation]) == nil {
            errors[IntakeForm.Name.organisation.rawValue] = "请选择单位的类别。"
        }
        for (name, most) in IntakeForm.longest {
            if let words = IntakeForm.tooLong(identity[name], most) { errors[name.rawValue] = errors[name.rawValue] ?? words }
        }
        if hasAgent { errors.merge(agent.faults) { first, _ in first } }
        for (path, words) in asked.fields.faults(in: answers(asked.fields)) { errors[Name.answer(path)] = words }
        for material in asked.materials(of: self) {
            guard let way = asked.way(of: material, in: self), asked.ways(of: material).contains(way) else {
                errors[Name.way(material.code)] = "请选择“\(material.name)”怎样交。"
                continue
            }
        }
        if self[Name.consent] != "yes" { errors[Name.consent] = "请确认填写的内容和材料真实有效，再往下办。" }
        return errors
    }

    /// What a clerk must mend: an applicant who brings the form on paper leaves the one of the page empty, but for the answers on which steps,
    /// materials and fees depend.
    func counterErrors(_ asked: CaseQuestions) -> [String: String] {
        var errors: [String: String] = hasAgent ? agent.faults : [:]
        let isOnPaper = !isFilledIn(asked)
        for (path, words) in asked.fields.faults(in: answers(asked.fields)) {
            if isOnPaper, !asked.item.decidingFields.contains(path) { continue }
            errors[Name.answer(path)] = words + (isOnPaper ? "要办的环节由它决定，带来纸质申请表的也要在这里选。" : "")
        }
        return errors
    }

    /// Whether the form was filled in here, beyond the answers that a case needs in any case.
    func isFilledIn(_ asked: CaseQuestions) -> Bool {
        asked.fields.kept(answers(asked.fields)).keys.contains { !asked.item.decidingFields.contains($0) }
    }

    var agent: CaseAgent {
        CaseAgent(name: self[Name.agentFields[0]], documentNumber: self[Name.agentFields[1]], telephone: self[Name.agentFields[2]])
    }

    /// As the store takes it in.
    func application(_ applied: AppliedItem, files: [String: [NewFile]]) -> CaseApplication {
        let (applicant, contact) = identity.identity
        return CaseApplication(
            applicant: applicant, contact: contact, agent: hasAgent ? agent : nil, walk: applied.walk(self[Name.walk]),
            form: applied.form?.number, answers: applied.fields.kept(answers(applied.fields)),
            materials: applied.materials(self).map { material in
                let way = applied.questions.way(of: material, in: self) ?? .window
                return CaseApplication.Material(material.code, way, files: way == .upload ? files[material.code] ?? [] : [])
            })
    }
}
