import GongkaiCore

/// What was filled in with the steps of a case, for people to read: codes by their names, lists line by line.
struct CaseWords: Sendable {
    let terms: CaseTerms?
    let words: FieldWords

    /// Nil for what nobody needs to see.
    func read(_ code: String, _ value: FieldValue, _ field: MatterField?) -> String? {
        guard let text = value.text else { return words.words(value, field) }
        switch code {
        case MatterField.caseTerms.code: return nil
        case MatterField.handedIn.code, MatterField.promised.code, MatterField.toBring.code: return materials(Matter.codes(text))
        case MatterField.reused.code:
            return ReusedMaterial.list(text).map { "\(materials([$0.material]))" + ($0.source.map { "（见办件\($0)）" } ?? "（没有找到以前的办件）") }
                .joined(separator: "、")
        case MatterField.deficits.code, MatterField.leftOut.code:
            return CaseDeficit.list(text).map { $0.map(deficit).joined(separator: "；") } ?? text
        case MatterField.step.code: return terms?.step(text)?.name ?? text
        // The unit of a step stands beside it.
        case MatterField.party.code where terms?.steps.contains { $0.unitName == text } ?? false: return nil
        case MatterField.feeCode.code: return terms?.fee(text)?.name ?? text
        case MatterField.billLines.code:
            return CaseBill.lines(text).map { lines in
                lines.map { "\(terms?.fee($0.fee)?.name ?? $0.fee) \(FieldWords.yuan($0.amount))元" }.joined(separator: "；")
            } ?? text
        default: return words.words(value, field)
        }
    }

    func materials(_ codes: [String]) -> String {
        codes.isEmpty ? "没有" : codes.map { terms?.material($0)?.name ?? $0 }.joined(separator: "、")
    }

    private func deficit(_ deficit: CaseDeficit) -> String {
        (deficit.material.map { "\(terms?.material($0)?.name ?? $0)：" } ?? "") + deficit.words
    }
}
