/// The kind of matter: request for disclosure (政府信息公开申请).
package enum DisclosureRequest {
    package static let kind = MatterKind(
        code: "request", name: "政府信息公开申请",
        numbering: NumberRule([.agency, .text("-"), .year, .serial(digits: 4)]),
        workflow: { matter, day in workflow(under: regime(of: matter, on: day)) })

    /// The number of its letters, such as 蒸公开〔2014〕第12号—答.
    package static let letterNumbering = NumberRule([.agency, .text("〔"), .year, .text("〕第"), .serial(digits: 1), .text("号—答")])

    /// The regulation it goes by: that of the day of receipt, unless another was named with a reason (rule RG1); before the receipt, that of
    /// `day`.
    package static func regime(of matter: Matter, on day: Day) -> DisclosureRegime {
        if let chosen = matter[.regimeOverride]?.text.flatMap(DisclosureRegime.code) { return chosen }
        let received = matter.clock.startedOn ?? day
        return DisclosureRegime.all.first { $0.since <= received } ?? DisclosureRegime.all[DisclosureRegime.all.count - 1]
    }

    /// The table of states and actions under a regulation.
    package static func workflow(under regime: DisclosureRegime) -> Workflow {
        regime.code == "2007" ? workflow2007 : workflow2019
    }

    private static let workflow2007 = makeWorkflow(under: regime("2007"))
    private static let workflow2019 = makeWorkflow(under: regime("2019"))

    private static func regime(_ code: String) -> DisclosureRegime {
        guard let regime = DisclosureRegime.code(code) else { preconditionFailure("there is no regime of \(code)") }
        return regime
    }
}

extension Matter {
    /// How a request came, and on which day; nil before it did.
    var arrival: (channel: ReceiptChannel, on: Day)? {
        if let filed = last(.file) { return (.online, filed.on) }
        guard let channel = self[.channel]?.text.flatMap(ReceiptChannel.init), let day = self[.arrivedOn]?.day else { return nil }
        return (channel, day)
    }
}

extension ClockReading {
    /// Of a request for disclosure; nil while it has not been received, and where what was recorded cannot be.
    package init?(request matter: Matter, _ calendar: WorkingCalendar) {
        guard let facts = RequestFacts(matter), let clock = try? RequestClock(facts, calendar) else { return nil }
        self = clock.reading
    }
}

extension RequestFacts {
    /// What a request's events say of its clock; nil while it has not been received.
    package init?(_ matter: Matter) {
        guard matter.clock.startedOn != nil, let (channel, arrived) = matter.arrival else { return nil }
        self.init(Receipt(channel, arrived: arrived, confirmed: matter.last(.confirm)?.on))
        if let code = matter[.regimeOverride]?.text {
            let event = matter.last(.confirm) ?? matter.last(.receive)
            override = Override(regime: code, reason: event?.reason ?? "")
        }
        for (position, mark) in matter.clock.marks.enumerated() {
            switch mark.effect {
            case .starts, .resumes, .restarts, .ends: break
            case .suspends(let ground):
                let through = matter.clock.marks[position...].first { $0.effect == .resumes && $0.branch == mark.branch }?.on
                pauses.append(ClockFacts.Pause(ground, from: mark.on, through: through))
            case .asks(let ground):
                let answered = matter.clock.marks[position...].first { $0.effect == .restarts(ground) }?.on
                let told = matter.last(ground == .fee ? .askFee : .askSupplement).flatMap { matter.sent?[$0.number] }
                restarts.append(
                    ClockFacts.Restart(
                        ground, asked: mark.on, answered: answered, answerBy: mark.answerBy, told: told,
                        postponedTo: matter.postponement(of: ground)?[.answerBy]?.day,
                        isForgone: ground == .fee && matter.last(.pay) == nil && matter.last(.waiveFee) != nil,
                        isUnsent: matter.sent != nil && told == nil))
            case .extends(let ground):
                granted = ClockFacts.Extension(ground, days: mark.days ?? 0, approvedBy: mark.approver, toldOn: mark.on)
            }
        }
    }
}
