extension DisclosureRequest {
    /// Fees: the processing fee of 2020 stops the clock until it is paid, the cost fees of 2007 do not.
    static func feeRows(_ regime: DisclosureRegime) -> [Row] {
        guard regime.clock.restart(.fee) != nil else {
            let counts: [MatterField] = [.costKind, .costQuantity, .costPrice]
            return on(
                [.handling], .chargeCost,
                MatterMove(
                    .stay, by: [.handler],
                    fields: counts + [.waivedAmount, .waiverReason, .waiverApprover, .amount, .receiptNumber],
                    if: [.costFee, .feeComputed], unlessDone: [RequestAction.waiveFee.action], documents: [.costReceipt]))
                + waiverRows(in: [.handling, .consulting], [.costKind, .costQuantity.needed, .costPrice.needed], if: .costFee)
        }
        let counts: [MatterField] = [.feeStandard, .feeQuantity, .feeEarlier]
        return on(
            [.handling], .askFee,
            MatterMove(
                to(.feeAsked), by: [.handler],
                fields: counts + [.waivedAmount, .waiverReason, .waiverApprover, .amount, .answerBy],
                if: [.processingFee, .feeComputed, .wholeTimeToPay],
                unlessDone: [RequestAction.askFee.action, RequestAction.waiveFee.action],
                clock: .asks(.fee), documents: [.feeNotice], tells: [.applicant],
                reversal: .sameDay))
            + on(
                [.feeAsked], .pay,
                MatterMove(
                    to(.handling), by: [.office(.take), .handler], fields: [.receiptNumber], clock: .restarts(.fee), tells: [.handler],
                    dated: .stated))
            // Once it was asked for, forgoing it stands in the place of the payment.
            + on(
                [.feeAsked], .waiveFee,
                MatterMove(
                    to(.handling), by: [.handler],
                    fields: [.feeStandard, .feeQuantity.needed, .feeEarlier, .waiverReason.needed, .waiverApprover.needed],
                    if: [.processingFee, .feeWaived], unlessDone: [RequestAction.waiveFee.action], clock: .restarts(.fee),
                    tells: [.applicant], reversal: .sameDay))
            + waiverRows(
                in: [.handling, .supplementAsked, .consulting], [.feeStandard, .feeQuantity.needed, .feeEarlier], if: .processingFee)
    }

    /// 免收 before anything is asked for: there is neither a notice nor a day by which to pay, and the days go on; what was forgone is in the
    /// register of waivers. It can be said wherever a fee may yet be asked for, also while others are waited for.
    private static func waiverRows(in states: [RequestState?], _ counts: [MatterField], if inForce: MatterCondition) -> [Row] {
        on(
            states, .waiveFee,
            MatterMove(
                .stay, by: [.handler], fields: counts + [.waiverReason.needed, .waiverApprover.needed], if: [inForce, .feeWaived],
                unlessDone: [RequestAction.waiveFee.action, RequestAction.askFee.action, RequestAction.chargeCost.action],
                reversal: .sameDay))
    }

    /// Three different persons write, review and sign.
    static func decisionRows(_ regime: DisclosureRegime) -> [Row] {
        let draft = RequestAction.draft.action
        let review = RequestAction.review.action
        let said: [MatterField] = [
            .outcome(under: regime), .reason.ifAny, .withheldGround, .publicAddress, .rightAgency, .specialLaw, .earlierNumber, .what.ifAny,
            .noConsultationReason, .publicInterest,
        ]
        var rows: [Row] = []
        rows += on(
            [.handling, .corrected], .draft,
            MatterMove(
                to(.drafted), by: [.handler], fields: said, if: [.outcomePossible(regime)], documents: [.reply], tells: [.reviewers]))
        rows += on([.drafted], .recallDraft, MatterMove(to(.handling), by: [.handler]))
        rows += on([.drafted], .review, MatterMove(to(.reviewed), by: [.unit(.review)], apart: [draft], tells: [.signers]))
        rows += on(
            [.drafted], .returnDraft,
            MatterMove(to(.handling), by: [.unit(.review)], fields: [.reason], apart: [draft], tells: [.handler]))
        rows += on(
            [.reviewed], .returnDraft,
            MatterMove(to(.handling), by: [.office(.sign)], fields: [.reason], apart: [draft, review], tells: [.handler]))
        rows += on(
            [.reviewed], .sign,
            MatterMove(to(.signed), by: [.office(.sign)], if: [.draftPossible(regime)], apart: [draft, review], tells: [.handler]))
        // A decision is in time when it is sent (rule DY4), so this ends the clock, not the signature.
        rows += on(
            [.signed], .serve,
            MatterMove(
                to(.served), by: [.handler, .office(.take)], fields: [.serviceWay, .serviceEvidence], if: [.afterSigning], clock: .ends,
                documents: [.serviceRecord], tells: [.applicant], reversal: .sameDay, dated: .stated))
        // > 可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方。——第三十二条 (art. 23 of 2007 likewise)
        rows += on(
            [.signed, .served, .closed], .informThirdParty,
            MatterMove(
                .stay, by: [.handler], if: [.thirdPartyObjected], unlessDone: [RequestAction.informThirdParty.action],
                documents: [.thirdPartyNotice], tells: [.party]))
        rows += on([.served], .close, MatterMove(to(.closed), by: [.handler, .program]))
        return rows
    }

    /// What ends a request without a reply.
    static func endRows(_ regime: DisclosureRegime) -> [Row] {
        var rows: [Row] = []
        if !regime.clock.restarts.isEmpty {
            // A reasonable time (art. 30): more of it can be given, also after a closing that was taken back. The time to pay is set by the rules
            // on fees, which know no other.
            rows += on(
                [.supplementAsked], .postponeAnswer,
                MatterMove(
                    .stay, by: [.handler], fields: [.answerBy, .reason], if: [.givesMoreTime], tells: [.applicant], reversal: .sameDay))
            rows += on(
                [.supplementAsked, .feeAsked], .closeUnanswered,
                MatterMove(
                    to(.closed), by: [.handler, .program], if: [.demandOverdue], clock: .ends, documents: [.abandonedNotice],
                    tells: [.applicant, .handler]))
        }
        let waiting: [RequestState?] = [.received, .handling, .supplementAsked, .consulting, .feeAsked, .drafted, .reviewed]
        rows += on(
            [.filed] + waiting, .withdraw,
            MatterMove(
                to(.withdrawn), by: [.applicant, .office(.take), .handler], fields: [.reason.ifAny, .evidence.ifAny], clock: .ends,
                tells: [.handler, .applicant], reversal: .sameDay, dated: .stated))
        rows += on(
            waiting, .terminate,
            MatterMove(to(.closed), by: [.handler], fields: [.reason], clock: .ends, reversal: .sameDay))
        return rows
    }

    /// What others say of the decision, or of there being none when its time is over.
    ///
    /// > 公民、法人或者其他组织认为行政机关在政府信息公开工作中侵犯其合法权益的，可以……申请行政复议或者提起行政诉讼。——第五十一条 (art. 33 of 2007
    /// > likewise); silence past the limit is such an act (行政复议法2023 art. 11, 行政诉讼法 art. 47).
    static var remedyRows: [Row] {
        let decided: [RequestState?] = [.served, .closed]
        // Wherever a last day stands and is over: also where something was asked too late to stop it, or in a notice that never went out.
        let silent: [RequestState?] = [.received, .handling, .supplementAsked, .consulting, .feeAsked, .drafted, .reviewed, .signed]
        var rows: [Row] = []
        rows += on(
            silent, .openRemedy,
            MatterMove(
                .stay, by: [.office(.take), .handler], fields: [.remedyKind, .remedyBody, .caseNumber], if: [.afterLimit],
                branch: .opens(.remedy), tells: [.handler], dated: .stated))
        // What was contested then is concluded wherever the request has come to since. Whatever is found, a reply that is owed is still owed.
        let since: [RequestState?] = silent + [.corrected]
        rows += on(
            since + [.withdrawn], .upholdDecision,
            MatterMove(
                .stay, by: [.office(.take), .handler], fields: [.remedyResult], branch: .answers(.remedy), tells: [.handler],
                dated: .stated))
        rows += on(
            since, .correctDecision,
            MatterMove(
                .stay, by: [.office(.take), .handler], fields: [.correction, .decideAgainBy], branch: .answers(.remedy),
                tells: [.handler, .signers], dated: .stated))
        // Nothing is owed any more to whoever has withdrawn.
        rows += on(
            [.withdrawn], .correctDecision,
            MatterMove(
                .stay, by: [.office(.take), .handler], fields: [.correction, .decideAgainBy.ifAny], branch: .answers(.remedy),
                tells: [.handler, .signers], dated: .stated))
        // Also what is decided again can come too late.
        rows += on(
            [.corrected], .openRemedy,
            MatterMove(
                .stay, by: [.office(.take), .handler], fields: [.remedyKind, .remedyBody, .caseNumber], if: [.afterLimitAgain],
                branch: .opens(.remedy), tells: [.handler], dated: .stated))
        rows += on(
            decided, .openRemedy,
            MatterMove(
                .stay, by: [.office(.take), .handler], fields: [.remedyKind, .remedyBody, .caseNumber], if: [.afterReply],
                branch: .opens(.remedy), tells: [.handler], dated: .stated))
        rows += on(
            decided, .upholdDecision,
            MatterMove(
                .stay, by: [.office(.take), .handler], fields: [.remedyResult], branch: .answers(.remedy), tells: [.handler],
                dated: .stated))
        rows += on(
            decided, .correctDecision,
            MatterMove(
                to(.corrected), by: [.office(.take), .handler], fields: [.correction, .decideAgainBy], branch: .answers(.remedy),
                tells: [.handler, .signers], dated: .stated))
        return rows
    }
}
