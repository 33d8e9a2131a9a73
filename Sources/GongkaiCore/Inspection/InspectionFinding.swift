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
        /// How many it stands for: more than one for what is not listed one by one.
        package let things: Int
        /// How often it costs: what is held too seldom is one thing to mend, and costs for each time that is missing.
        package let times: Int

        package init(
            _ kind: String, owner: AgencyID, place: String, found: String, expected: String, subject: InspectionSubject? = nil,
            things: Int = 1, times: Int = 1
        ) {
            self.kind = kind
            self.owner = owner
            self.place = place
            self.found = found
            self.expected = expected
            self.subject = subject
            self.things = things
            self.times = times
        }

        /// Stands for more of the same than are listed.
        static func others(_ things: Int, like kind: String, owner: AgencyID, subject: InspectionSubject?) -> Evidence {
            Evidence(
                kind, owner: owner, place: "其余同类问题", found: "另有\(things)处", expected: "同上，请一并整改", subject: subject, things: things)
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

extension [InspectionFinding.Evidence] {
    /// How many things are wrong.
    package var things: Int { reduce(0) { $0 + $1.things } }

    /// The first of each unit one by one, the others of it as one: a district with a hundred thousand incomplete entries wants to know
    /// that, not to read them.
    package func capped(at most: Int) -> [InspectionFinding.Evidence] {
        var listed: [AgencyID: Int] = [:], others: [AgencyID: (things: Int, kind: String, subject: InspectionSubject?)] = [:]
        let total = Dictionary(grouping: self, by: \.owner).mapValues(\.count)
        var kept: [InspectionFinding.Evidence] = []
        for evidence in self {
            // One more is no longer than the line that would say so.
            let isLast = listed[evidence.owner] == most && total[evidence.owner] == most + 1
            if evidence.things == 1, listed[evidence.owner, default: 0] < most || isLast {
                listed[evidence.owner, default: 0] += 1
                kept.append(evidence)
            } else {
                let before = others[evidence.owner]
                others[evidence.owner] = (
                    (before?.things ?? 0) + evidence.things, before?.kind ?? evidence.kind,
                    evidence.things > 1 ? evidence.subject : before?.subject
                )
            }
        }
        return kept
            + others.sorted { $0.key.value < $1.key.value }.map {
                .others($0.value.things, like: $0.value.kind, owner: $0.key, subject: $0.value.subject)
            }
    }
}
