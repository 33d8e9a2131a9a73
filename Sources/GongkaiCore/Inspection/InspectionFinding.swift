/// What one check found.
package struct InspectionFinding: Sendable, Equatable {
    /// One thing that is wrong, and who must mend it.
    package struct Evidence: Sendable, Equatable {
        /// Decides what it costs; see ``IndicatorEdition/Indicator/deductions``.
        package let kind: String
        package let owner: AgencyID
        /// The page, column, item.
        package let place: String
        package let found: String
        package let expected: String
        /// Where it is mended; nil for what has no place of its own.
        package let subject: InspectionSubject?

        package init(
            _ kind: String, owner: AgencyID, place: String, found: String, expected: String, subject: InspectionSubject? = nil
        ) {
            self.kind = kind
            self.owner = owner
            self.place = place
            self.found = found
            self.expected = expected
            self.subject = subject
        }
    }

    package enum Result: Sendable, Equatable {
        case pass
        case fail([Evidence])
        /// With why.
        case notApplicable(String)

        /// Fails when there is evidence.
        static func of(_ evidence: [Evidence]) -> Result { evidence.isEmpty ? .pass : .fail(evidence) }
    }

    /// Such as VT4 or GN3.
    package let code: String
    package let name: String
    package let isVeto: Bool
    package let result: Result
    /// Tenths of a point.
    package let deduction: Int

    package var evidence: [Evidence] { if case .fail(let evidence) = result { evidence } else { [] } }

    /// Who must mend something, each once, in the order of the evidence.
    package var owners: [AgencyID] {
        var seen: Set<AgencyID> = []
        return evidence.map(\.owner).filter { seen.insert($0).inserted }
    }
}
