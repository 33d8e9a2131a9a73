import GongkaiCore
import GongkaiStore

extension CaseForm {
    /// The usual way of each material, for a form that is begun.
    mutating func chooseUsualWays(_ applied: AppliedItem) {
        for material in (applied.item.materials.value ?? []) + [RequiredMaterial.authorisation] where way(material.code) == nil {
            self[Name.way(material.code)] = MaterialWay.ways(of: material).first?.rawValue ?? ""
        }
    }

    /// What must be mended, by the name of the row it stands beside; empty when it can be handed in.
    func errors(_ applied: AppliedItem) -> [String: String] {
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
        for (path, words) in applied.fields.faults(in: answers(applied.fields)) { errors[Name.answer(path)] = words }
        for material in applied.materials(self) {
            guard let way = way(material.code), MaterialWay.ways(of: material).contains(way) else {
                errors[Name.way(material.code)] = "请选择“\(material.name)”怎样交。"
                continue
            }
        }
        if self[Name.consent] != "yes" { errors[Name.consent] = "请确认填写的内容和材料真实有效，再往下办。" }
        return errors
    }

    /// What a clerk must mend: an applicant who brings the form on paper leaves the one of the page empty.
    func counterErrors(_ fields: ItemForm) -> [String: String] {
        var errors: [String: String] = hasAgent ? agent.faults : [:]
        let said = answers(fields)
        if said.isEmpty { return errors }
        for (path, words) in fields.faults(in: said) { errors[Name.answer(path)] = words }
        return errors
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
                let way = way(material.code) ?? .window
                return CaseApplication.Material(material.code, way, files: way == .upload ? files[material.code] ?? [] : [])
            })
    }
}
