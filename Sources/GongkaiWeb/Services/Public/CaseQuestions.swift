import GongkaiCore
import GongkaiStore

/// What an item asks whoever applies for it: its own form, and how each of its materials comes.
struct CaseQuestions: Sendable {
    let item: ServiceItem
    let form: StoredItemForm?

    var fields: ItemForm { form?.form ?? ItemForm([]) }

    /// The papers that may belong to an application, whatever is answered; where somebody acts for the applicant, their authority too.
    func materials(hasAgent: Bool) -> [RequiredMaterial] {
        (item.materials.value ?? []) + (hasAgent ? [RequiredMaterial.authorisation] : [])
    }

    /// The papers that belong to an application as it is filled in.
    func materials(of form: CaseForm) -> [RequiredMaterial] {
        let filled = FilledItemForm(fields, form.answers(fields))
        return materials(hasAgent: form.hasAgent).filter { filled.needs($0.onlyIf) }
    }

    /// How a material may come, the usual way first. The application form is the one on the page, where the item has one.
    func ways(of material: RequiredMaterial) -> [MaterialWay] {
        isOnPage(material) ? [.form] : MaterialWay.ways(of: material, byMail: item.takesMail)
    }

    func isOnPage(_ material: RequiredMaterial) -> Bool { material.isApplicationForm && !fields.fields.isEmpty }

    /// How a material comes, by what was chosen.
    func way(of material: RequiredMaterial, in form: CaseForm) -> MaterialWay? {
        isOnPage(material) ? .form : form.way(material.code)
    }
}
