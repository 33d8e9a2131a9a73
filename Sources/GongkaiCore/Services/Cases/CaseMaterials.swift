/// One thing to be supplied, as the one-time notice lists it.
package struct CaseDeficit: Sendable, Equatable {
    /// The code of a required material; nil for a defect of the application itself.
    package let material: String?
    package let words: String

    package init(_ material: String?, _ words: String) {
        self.material = material
        self.words = words
    }
}

extension CaseDeficit {
    /// As an event holds them: a line each, `M01|未盖章`, `-|申请书未签名`.
    package static func text(_ deficits: [CaseDeficit]) -> String {
        deficits.map { "\($0.material ?? "-")|\($0.words.split(whereSeparator: \.isNewline).joined(separator: " "))" }
            .joined(separator: "\n")
    }

    /// Nil where a line is no deficit.
    package static func list(_ text: String) -> [CaseDeficit]? {
        var list: [CaseDeficit] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "|", maxSplits: 1)
            guard parts.count == 2, parts[1].contains(where: { !$0.isWhitespace }) else { return nil }
            list.append(CaseDeficit(parts[0] == "-" ? nil : String(parts[0]), String(parts[1])))
        }
        return list.isEmpty ? nil : list
    }
}

extension Matter {
    /// The codes of the required materials that came so far, with what was taken in, supplied and handed in later.
    package var materialsHandedIn: Set<String> {
        var codes: Set<String> = []
        // A draft hands in nothing.
        for event in standing where event.after != CaseState.draft.state { codes.formUnion(Matter.codes(event[.handedIn]?.text)) }
        for branch in branches where branch.role == .promise && branch.state == .answered {
            codes.formUnion(Matter.codes(branch[.promised]?.text))
        }
        return codes
    }

    /// The codes of what was promised for later and has not come.
    package var materialsPromised: Set<String> {
        Set(branches.filter { $0.role == .promise && $0.state != .answered }.flatMap { Matter.codes($0[.promised]?.text) })
    }

    /// What the applicant agreed to have used again, and what nobody has confirmed yet.
    package var materialsToConfirm: [ReusedMaterial] {
        let there = materialsHandedIn
        return ReusedMaterial.list(self[.reused]?.text ?? "").filter { !there.contains($0.material) }
    }

    /// Required materials that nobody promised and that have not come.
    func materialsLacking(_ terms: CaseTerms) -> [CaseTerms.Material] {
        let promised = materialsPromised
        return missingMaterials(terms).filter { !promised.contains($0.code) }
    }

    /// Whether a step of the table can concern this case at all: what follows from its terms and from how it was accepted.
    package func concerns(_ action: CaseAction?) -> Bool {
        switch action {
        case .deemGranted: caseTerms?.deemedConsent != nil
        case .registerMaterials: awaitsMaterials
        case .registerValidity: caseTerms?.waitsForValidity ?? false
        case .handInMissing: caseTerms.map { !materialsLacking($0).isEmpty } ?? false
        default: true
        }
    }

    /// The materials that the newest notice asks for and that did not come after it, in its order.
    package func materialsAsked(_ terms: CaseTerms) -> [CaseTerms.Material] {
        guard let notice = newestNotice, let list = notice[.deficits]?.text.flatMap(CaseDeficit.list) else { return [] }
        var seen: Set<String> = []
        for event in standing where event.number > notice.number { seen.formUnion(Matter.codes(event[.handedIn]?.text)) }
        return list.compactMap { $0.material.flatMap(terms.material) }.filter { seen.insert($0.code).inserted }
    }

    /// Required materials that have not come and that nobody let off.
    package func missingMaterials(_ terms: CaseTerms) -> [CaseTerms.Material] {
        let there = materialsHandedIn.union(materialsLeftOut.keys)
        return terms.materials.filter { $0.isRequired && !there.contains($0.code) }
    }

    /// Missing materials that the newest notice could not ask for, because the answers that call for them were corrected since; and those that it asked for
    /// and that a correction let off meanwhile.
    package func materialsAdded(_ terms: CaseTerms) -> [CaseTerms.Material] {
        guard let notice = newestNotice else { return [] }
        let then = self.terms(before: notice.number), later = standing.filter { $0.number > notice.number }.compactMap(\.terms)
        let told = Set((notice[.deficits]?.text.flatMap(CaseDeficit.list) ?? []).compactMap(\.material))
        func needs(_ code: String, _ terms: CaseTerms?) -> Bool { terms?.material(code)?.isRequired ?? false }
        return missingMaterials(terms).filter { one in
            if !needs(one.code, then) { return true }
            return told.contains(one.code) && later.contains { !needs(one.code, $0) }
        }
    }

    /// What the case was bound by before one of its events.
    func terms(before number: Int) -> CaseTerms? {
        for event in standing.reversed() where event.number < number { if let terms = event.terms { return terms } }
        return nil
    }

    /// What a notice left out though it was not there, with the reason: it is not asked for any more.
    package var materialsLeftOut: [String: String] {
        var left: [String: String] = [:]
        for event in standing where event.action == CaseAction.giveNotice.action || event.action == CaseAction.noticeAgain.action {
            for one in event[.leftOut]?.text.flatMap(CaseDeficit.list) ?? [] { if let code = one.material { left[code] = one.words } }
            for one in event[.deficits]?.text.flatMap(CaseDeficit.list) ?? [] { if let code = one.material { left[code] = nil } }
        }
        return left
    }

    /// What a notice has to name, or to say why it does not: all that is missing, without what the window still looks for in earlier cases.
    package func materialsToTell(_ terms: CaseTerms) -> [CaseTerms.Material] {
        let agreed = Set(materialsToConfirm.map(\.material))
        return missingMaterials(terms).filter { !agreed.contains($0.code) }
    }

    /// Filed from the hall with nothing of what the item asks: no material has come that silence could accept.
    package var awaitsMaterials: Bool {
        guard caseState == .received, let filed = newest(.file), let terms = terms(before: filed.number + 1), filed.bringsNothing(of: terms)
        else { return false }
        return !standing.contains { $0.number > filed.number && $0.beginsReceipt }
    }

    /// Whether an application that waits for materials is complete under other terms.
    package func hasAll(of terms: CaseTerms) -> Bool { awaitsMaterials && missingMaterials(terms).isEmpty }

    /// `M01;M02` as codes.
    package static func codes(_ text: String?) -> [String] {
        (text ?? "").split(separator: ";").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }
}
