/// The kind of matter: approval case (办件).
package enum ServiceCase {
    package static let kind = MatterKind(
        code: "case", name: "审批办件",
        numbering: NumberRule([.agency, .text("-BJ-"), .year, .serial(digits: 5)]),
        workflow: { matter, day in workflow(under: law(of: matter, on: day), isJoint: matter.caseTerms?.isJoint ?? false) })

    /// The licence law it goes by: that of the day of receipt; before it, that of `day`.
    package static func law(of matter: Matter, on day: Day) -> LicenceLaw { LicenceLaw.inForce(on: matter.receipts.first?.on ?? day) }

    /// The table of states and actions; where several units act together another organ grants the extension.
    package static func workflow(under law: LicenceLaw, isJoint: Bool) -> Workflow {
        tables.first { $0.law == law.code && $0.isJoint == isJoint }?.workflow ?? makeWorkflow(under: law, isJoint: isJoint)
    }

    private static let tables = LicenceLaw.all.flatMap { law in
        [false, true].map { (law: law.code, isJoint: $0, workflow: makeWorkflow(under: law, isJoint: $0)) }
    }
}

extension Matter {
    /// The steps by which the application came, or came again.
    var receipts: [MatterEvent] {
        standing.filter(\.beginsReceipt)
    }
}

extension MatterEvent {
    /// By which the application came, or came again.
    var beginsReceipt: Bool {
        [CaseAction.file, .takeIn, .registerMaterials, .supplement].contains { $0.action == action } || self[.nothingToBring] != nil
    }

    /// Filed with nothing in hand, or with the form alone while all the rest is still to come, and nothing that the window could find.
    ///
    /// - Parameter bound: the terms at that time, where the event itself holds none.
    func bringsNothing(of bound: CaseTerms) -> Bool {
        guard action == CaseAction.file.action, (self[.reused]?.text ?? "").allSatisfy(\.isWhitespace) else { return false }
        if !Matter.codes(self[.toBring]?.text).isEmpty { return true }
        return Matter.codes(self[.handedIn]?.text).isEmpty && (terms ?? bound).materials.contains(where: \.isRequired)
    }

    /// The terms that the event brings.
    var terms: CaseTerms? { self[.caseTerms]?.text.flatMap { try? CaseTerms(text: $0) } }
}
