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
    /// What it asks for has come, or was forgone: it is not sent out any more.
    case overtaken(by: Overtaking)

    package enum Overtaking: Sendable, Equatable {
        case supplement, payment, waiver

        /// Why it is not sent out.
        package var words: String {
            switch self {
            case .supplement: "补正已经收到"
            case .payment: "费用已经缴纳"
            case .waiver: "费用已经免收"
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
    /// What came in the place of what a notice asks for; nil while it is waited for.
    private static func overtaking(_ event: MatterEvent, in matter: Matter) -> PaperStanding.Overtaking? {
        func isDone(_ action: RequestAction) -> Bool { matter.last(action).map { $0.number > event.number } ?? false }
        switch RequestAction(rawValue: event.action.code) {
        case .askSupplement where isDone(.supplement): return .supplement
        case .askFee where isDone(.pay): return .payment
        case .askFee where isDone(.waiveFee): return .waiver
        default: return nil
        }
    }

    /// Whether it gives the applicant days that count from the day it goes out.
    package var givesTime: Bool { self == .supplementNotice || self == .feeNotice }
}

extension Matter {
    /// Third parties that objected: each is told of a decision to publish.
    package var objecting: [MatterBranch] { branches.filter { $0.role == .thirdParty && $0[.opinion]?.text == "objects" } }
}
