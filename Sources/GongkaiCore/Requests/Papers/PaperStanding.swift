/// How far a paper of a step is: whether it may still be changed, and whether it can go out.
package enum PaperStanding: Sendable, Equatable {
    /// It may be changed; a paper that somebody else signs cannot go out yet.
    case open(mayGoOut: Bool)
    /// A reviewer has read it: what is signed is what was read.
    case reviewed
    /// It is signed and can go out, dated with that day.
    case signed(Day)
    /// The step was a mistake, or a newer draft took its place.
    case void
    /// What it asks for has come, or was forgone, or the request has ended without it: it is not sent out any more.
    case overtaken(by: Overtaking)

    package enum Overtaking: Sendable, Equatable {
        case supplement, payment, waiver
        /// The request was taken back; it came to its end in another way; what was decided was corrected.
        case withdrawal, ending, correction

        /// Why it is not sent out.
        package var words: String {
            switch self {
            case .supplement: "补正已经收到"
            case .payment: "费用已经缴纳"
            case .waiver: "费用已经免收"
            case .withdrawal: "申请已经撤回"
            case .ending: "申请已经办结"
            case .correction: "不再处理的决定已经被纠正"
            }
        }
    }

    /// What is shown beside it.
    package var words: String {
        switch self {
        case .open(mayGoOut: false): "拟稿中，可以修改；签发后编号发出"
        case .open(mayGoOut: true): "可以修改；核对无误后编号发出"
        case .reviewed: "已审核，不能再修改；签发后编号发出"
        case .signed: "已签发，可以编号发出"
        case .void: "已作废：这一步已撤销，或者已经重新拟稿"
        case .overtaken(let by): "没有发出，也不再发出：\(by.words)"
        }
    }
}

extension RequestPaper {
    /// How far the paper of a step is, by what happened since.
    ///
    /// A reply is drafted, reviewed and signed by three persons; every other paper goes out with the step of whoever handles the request.
    package static func standing(of event: MatterEvent, in matter: Matter) -> PaperStanding {
        guard matter.standing.contains(where: { $0.number == event.number }) else { return .void }
        if let by = overtaking(event, in: matter) { return .overtaken(by: by) }
        guard event.action == RequestAction.draft.action else { return .open(mayGoOut: true) }
        guard matter.last(.draft)?.number == event.number else { return .void }
        let later = matter.standing.filter { $0.number > event.number }
        if later.contains(where: { [RequestAction.recallDraft.action, RequestAction.returnDraft.action].contains($0.action) }) {
            return .void
        }
        if let signed = later.last(where: { $0.action == RequestAction.sign.action }) { return .signed(signed.on) }
        return later.contains { $0.action == RequestAction.review.action } ? .reviewed : .open(mayGoOut: false)
    }
}

extension RequestPaper {
    /// When it was settled that the paper of a step does not go out any more; nil while it still may.
    package static func settled(_ event: MatterEvent, in matter: Matter) -> Instant? {
        switch standing(of: event, in: matter) {
        case .open, .reviewed, .signed: return nil
        case .void, .overtaken: break
        }
        if let reversal = matter.events.first(where: { $0.reverses == event.number }) { return reversal.at }
        let settling: [RequestAction] =
            event.action == RequestAction.draft.action
            ? [.draft, .recallDraft, .returnDraft] : [.supplement, .pay, .waiveFee, .correctDecision] + ends
        let actions = Set(settling.map(\.action))
        return matter.standing.first { $0.number > event.number && actions.contains($0.action) }?.at
    }

    /// What came in the place of a notice: what it asks for, or the end of the request; nil while it is waited for.
    private static func overtaking(_ event: MatterEvent, in matter: Matter) -> PaperStanding.Overtaking? {
        func isDone(_ action: RequestAction) -> Bool { matter.last(action).map { $0.number > event.number } ?? false }
        switch RequestAction(rawValue: event.action.code) {
        case .askSupplement where isDone(.supplement): return .supplement
        case .askFee where isDone(.pay): return .payment
        case .askFee where isDone(.waiveFee): return .waiver
        case .closeUnanswered where matter.correction.map({ $0.number > event.number }) ?? false: return .correction
        case let action? where ofOpen.contains(action):
            guard let end = matter.standing.first(where: { $0.clock == .ends && $0.number > event.number }) else { return nil }
            return end.action == RequestAction.withdraw.action ? .withdrawal : .ending
        default: return nil
        }
    }

    /// Steps whose notices tell the applicant of what is still to come: once the request has ended none of them goes out.
    package static let ofOpen: [RequestAction] = [.askSupplement, .askFee, .askStatement, .extend, .extendForVolume]
    /// Steps by which it ends.
    package static let ends: [RequestAction] = [.serve, .closeUnanswered, .withdraw, .terminate]

    /// Whether it gives the applicant days that count from the day it goes out.
    package var givesTime: Bool { self == .supplementNotice || self == .feeNotice }
}

extension Matter {
    /// Third parties that objected: each is told of a decision to publish.
    package var objecting: [MatterBranch] { branches.filter { $0.role == .thirdParty && $0[.opinion]?.text == "objects" } }
}
