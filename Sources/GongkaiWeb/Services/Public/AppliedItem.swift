import GongkaiCore
import GongkaiStore

/// An item as somebody applies for it: the version in force, what a case would be bound by, and the form that is filled in.
struct AppliedItem: Sendable {
    let stored: StoredItem
    let agency: Agency
    let units: [String: CaseTerms.Unit]
    let questions: CaseQuestions

    var item: ServiceItem { stored.item }
    var code: String { stored.taskCode }
    var name: String { item.identity.name }
    var form: StoredItemForm? { questions.form }
    var fields: ItemForm { questions.fields }

    /// What a case is bound by that was filled in so.
    func terms(_ form: CaseForm) throws(CaseTermsFault) -> CaseTerms {
        try CaseTerms(item: item, units: units, filled: FilledItemForm(fields, form.answers(fields)))
    }

    func materials(_ form: CaseForm) -> [RequiredMaterial] { questions.materials(of: form) }

    /// The materials that come as files with this page.
    func uploads(_ form: CaseForm) -> [RequiredMaterial] { materials(form).filter { questions.way(of: $0, in: form) == .upload } }

    /// The words of the questions that led here, as they stand in the register now.
    func walk(_ answers: String) -> [String] {
        let numbers = answers.split(separator: ".", omittingEmptySubsequences: false).map { Int($0).map { $0 - 1 } ?? -1 }
        guard let tree = item.guidance, !answers.isEmpty, let walk = DecisionWalk(tree, answers: numbers, ways: item.identity.handlingItems)
        else { return [] }
        return walk.passed.map { "\($0.question.words) \($0.words)" }
    }

    /// Whether the questions before lead to this item; so they do where none were answered.
    func isRight(_ answers: String) -> Bool {
        let numbers = answers.split(separator: ".", omittingEmptySubsequences: false).map { Int($0).map { $0 - 1 } ?? -1 }
        guard let tree = item.guidance, !answers.isEmpty else { return true }
        guard let walk = DecisionWalk(tree, answers: numbers, ways: item.identity.handlingItems) else { return false }
        if case .elsewhere = walk.end { return false }
        return true
    }
}

extension ServiceItem {
    /// Whether it is applied for online here.
    var isAppliedForOnline: Bool { process.forms.contains { $0 == .computer || $0 == .mobile } && process.isOnline != false }

    /// Where one goes who does not apply online, in one sentence.
    var whereToGo: String {
        let byMail = process.forms.contains(.mail) ? "也可以把材料邮寄到窗口。" : ""
        guard let place = places.first else { return "请到窗口办理。\(byMail)" }
        return "请到\(place.words)办理，时间：\(place.hours)。\(byMail)"
    }
}

extension ServicePlace {
    /// Address and window in one breath.
    var words: String { address + (window.map { "，\($0)" } ?? "") }
}
