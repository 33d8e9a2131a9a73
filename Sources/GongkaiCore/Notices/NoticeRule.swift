/// Who is told of a step, and of what kind the news is.
package struct NoticeRule: Sendable, Equatable {
    package enum Recipient: Sendable, Equatable {
        case officer(OfficerID)
        /// Whoever has a duty in the organ that was asked or in the unit that handles it, nearest first.
        case duty(MatterDuty, AgencyID)
    }

    package let kind: NoticeKind
    package let recipient: Recipient
    /// They did it themselves, or may not take the next step.
    package let except: Set<OfficerID>

    /// What a step tells officers.
    package static func rules(of decision: MatterDecision) -> [NoticeRule] {
        let event = decision.event, matter = decision.matter, doers = event.author.persons
        return decision.notices.compactMap { notice in
            switch notice {
            case .handler:
                guard let handler = matter.handler else {
                    // Nobody handles it yet: what the applicant did must not be overlooked.
                    return event.author == .applicant
                        ? NoticeRule(kind: .supplemented, recipient: .duty(.take, matter.agency), except: doers) : nil
                }
                if doers.contains(handler) { return nil }
                let kind: NoticeKind =
                    event[.handler]?.officer == handler ? .assigned : event.author == .applicant ? .supplemented : .progress
                return NoticeRule(kind: kind, recipient: .officer(handler), except: doers)
            case .unit:
                // With a handler they are told, not their unit.
                guard matter.handler == nil else { return nil }
                return NoticeRule(kind: .assigned, recipient: .duty(.handle, matter.unit), except: doers)
            case .office: return NoticeRule(kind: .arrived, recipient: .duty(.take, matter.agency), except: doers)
            case .reviewers: return NoticeRule(kind: .toReview, recipient: .duty(.review, matter.unit), except: doers)
            case .signers:
                let apart = [RequestAction.draft, .review].compactMap { matter.last($0)?.author.persons }.reduce(doers) { $0.union($1) }
                let isPaper = event.action == RequestAction.review.action
                // A case is decided by the unit that handles it.
                if matter.kind == ServiceCase.kind.code {
                    let kind: NoticeKind = event.action == CaseAction.submit.action ? .toSign : .progress
                    return NoticeRule(kind: kind, recipient: .duty(.sign, matter.unit), except: doers)
                }
                return NoticeRule(
                    kind: isPaper ? .toSign : .progress, recipient: .duty(.sign, matter.agency), except: isPaper ? apart : doers)
            case .applicant, .party: return nil
            }
        }
    }
}
