extension ReceiptChannel {
    /// As the register of requests calls it, which counts as the form of 2014 does: mail is mail, and e-mail came by the net.
    package var registerCode: String {
        switch self {
        case .inPerson: "inPerson"
        case .signedMail, .ordinaryMail: "letter"
        case .fax: "fax"
        case .email, .online: "online"
        }
    }
}

extension RegisterLine {
    /// What the registers must hold of a request: the request once it was received, its decision, the fees that were paid, and what others
    /// said of the decision.
    ///
    /// - Parameter summary: what was asked for, without who asked.
    package static func lines(
        of matter: Matter, number: String, applicantKind: String, summary: String, _ calendar: WorkingCalendar = .published
    ) -> [RegisterLine] {
        guard let facts = RequestFacts(matter), let clock = try? RequestClock(facts, calendar),
            let record = RequestRecord(matter, calendar)
        else { return [] }
        var lines = [
            RegisterLine(
                "request", in: "disclosure_request",
                [
                    "number": .text(number), "received_on": .day(record.receivedOn), "channel": .text(record.channel.registerCode),
                    "applicant_kind": .text(applicantKind), "summary": .text(summary),
                ])
        ]
        if let outcome = record.outcome, let concluded = record.concludedOn {
            let timing = record.timing ?? clock.reading.timing(closedOn: concluded)
            lines.append(
                RegisterLine(
                    "reply", in: "request_reply",
                    ["decided_on": .day(concluded), "outcome": .text(outcome.code), "is_late": .number(timing == .onTime ? 0 : 1)],
                    references: ["request_id": "request"], settled: ["is_late": "decided_on"]))
        }
        return lines + fees(of: matter, number) + remedies(of: matter, number)
    }

    private static func fees(of matter: Matter, _ number: String) -> [RegisterLine] {
        var asked: Int?
        let paid: [RegisterLine] = matter.standing.compactMap { event in
            let amount: Int?
            switch RequestAction(rawValue: event.action.code) {
            case .askFee:
                asked = event.values[MatterField.amount.code]?.number
                return nil
            case .pay: amount = asked
            case .chargeCost: amount = event.values[MatterField.amount.code]?.number
            default: return nil
            }
            return amount.map { fen in
                RegisterLine(
                    "fee/\(event.number)", in: "processing_fee",
                    ["request_number": .text(number), "charged_on": .day(event.on), "amount": .number(Int64(fen))])
            }
        }
        return waivers(of: matter, number) + paid
    }

    /// What was not asked for, from the day of the notice.
    private static func waivers(of matter: Matter, _ number: String) -> [RegisterLine] {
        guard let received = matter.clock.startedOn else { return [] }
        // Forgoing the whole takes the place of the part that was forgone with the notice.
        let whole = matter.last(RequestAction.waiveFee)?.number
        return matter.standing.compactMap { event in
            if let whole, event.number != whole, event.action == RequestAction.askFee.action { return nil }
            let stated = (try? FeeStatement.stated(by: event.action, event.values, received: received)) ?? nil
            guard let fee = stated, let waiver = fee.waiver, fee.waived > 0 else { return nil }
            return RegisterLine(
                "waiver/\(event.number)", in: "fee_waiver",
                [
                    "request_number": .text(number), "granted_on": .day(event.on), "amount": .number(Int64(fee.waived)),
                    "ground": .text(waiver.reason),
                ])
        }
    }

    private static func remedies(of matter: Matter, _ number: String) -> [RegisterLine] {
        matter.branches.filter { $0.role == .remedy }.compactMap { branch in
            let concluded = matter.standing.last { $0.branch == branch.number && $0.number != branch.number }?.on
            let outcome = branch[.correction] == nil ? branch[.remedyResult]?.text : "corrected"
            let ended: RegisterValue = concluded.map { .day($0) } ?? .blank
            var values: [String: RegisterValue] = [
                "number": .text(branch[.caseNumber]?.text ?? ""), "filed_on": .day(branch.openedOn), "request_number": .text(number),
                "body": .text(branch.party), "outcome": outcome.map { .text($0) } ?? .blank, "concluded_on": ended,
            ]
            let key = "remedy/\(branch.number)"
            switch branch[.remedyKind]?.text {
            case "reconsideration": return RegisterLine(key, in: "reconsideration", values)
            case "litigation", "litigationAfterReconsideration":
                values["stage"] = .text(branch[.remedyKind]?.text == "litigation" ? "direct" : "afterReconsideration")
                return RegisterLine(key, in: "litigation", values)
            case "complaint":
                return RegisterLine(
                    key, in: "complaint",
                    [
                        "number": values["number"] ?? .blank, "received_on": .day(branch.openedOn),
                        "matter": .text("对申请\(number)的处理向\(branch.party)举报投诉"), "concluded_on": ended,
                    ])
            default: return nil
            }
        }
    }
}
