extension ServiceCase {
    /// 一单式收费: one sheet for all units, told once; nothing beyond the terms.
    static var billRows: [Row] {
        let states: [CaseState?] = handling + [.granted]
        let desk: [MatterParty] = [.handler, .office(.take)]
        var rows: [Row] = []
        rows += on(
            states, .tellBill,
            MatterMove(
                .stay, by: desk, fields: [.billLines], if: [.billWithinTerms], unlessDone: [CaseAction.tellBill.action],
                documents: [.feeBill], tells: [.applicant], reversal: .sameDay))
        rows += on(
            states, .addFeeLine,
            MatterMove(
                .stay, by: desk, fields: [.feeCode, .amount, .reason], if: [.billTold, .lineWithinTerms], documents: [.feeBill],
                tells: [.applicant, .signers], reversal: .sameDay))
        rows += on(
            states, .waiveFee,
            MatterMove(
                .stay, by: desk, fields: [.feeCode, .amount, .reason, .waivedBy], if: [.billTold, .waiverWithinLine], tells: [.applicant],
                reversal: .sameDay))
        rows += on(
            states, .pay,
            MatterMove(
                .stay, by: desk + [.program], fields: [.amount, .receiptNumber], if: [.billTold, .paymentWithinBill], reversal: .sameDay,
                dated: .stated))
        return rows
    }

    /// The result goes out, and what ends without one.
    static var endRows: [Row] {
        let desk: [MatterParty] = [.handler, .office(.take)]
        let waiting: [CaseState?] = [.received, .supplementAsked] + handling
        var rows: [Row] = []
        rows += on(
            [.granted], .issueCertificate,
            MatterMove(
                .stay, by: [.handler], fields: [.certificateNumber, .validFrom, .validUntil], if: [.certificateDue],
                unlessDone: [CaseAction.issueCertificate.action], documents: [.certificate], reversal: .sameDay))
        rows += on(
            [.granted, .refused], .deliver,
            MatterMove(
                to(.delivered), by: desk, fields: [.serviceWay, .serviceEvidence], if: [.afterDecision, .certificateIssued],
                documents: [.deliveryRecord], tells: [.applicant], reversal: .sameDay, dated: .stated))
        rows += on(
            [.delivered, .rejected, .notRequired, .withdrawn, .terminated], .archive,
            MatterMove(to(.archived), by: [.handler, .program]))
        rows += on(
            waiting, .withdraw,
            MatterMove(
                to(.withdrawn), by: [.applicant], fields: [.withdrawalNote, .evidence.ifAny], if: [.afterReceipt], clock: .ends,
                tells: [.handler, .applicant], reversal: .sameDay, dated: .stated))
        // Nobody's case ends in their name without their word: what they said and how is on record, and they are told.
        rows += on(
            waiting, .recordWithdrawal,
            MatterMove(
                to(.withdrawn), by: [.office(.take), .handler], fields: [.withdrawalWay, .withdrawalRecord, .reason], if: [.afterReceipt],
                clock: .ends, documents: [.withdrawalRecord], tells: [.applicant, .handler, .signers], reversal: .sameDay, dated: .stated))
        rows += on(
            waiting, .terminate,
            MatterMove(
                to(.terminated), by: [.handler], fields: [.reason, .legalBasis], clock: .ends, tells: [.applicant], reversal: .sameDay))
        return rows
    }

    /// 好差评: after each stage once, never by default; who was content least is called.
    static var ratingRows: [Row] {
        let after: [CaseState?] = [.granted, .refused, .rejected, .notRequired, .withdrawn, .terminated, .delivered, .archived]
        let rated: [CaseState?] = [.received, .supplementAsked] + handling + after
        let desk: [MatterParty] = [.handler, .office(.take), .unit(.review)]
        return on(
            rated, .rate,
            MatterMove(
                .stay, by: [.applicant], fields: [.ratedStage, .rating, .ratingWords], if: [.stageReached, .notRated],
                tells: [.handler], reversal: .never))
            + on(
                rated, .followUpRating,
                MatterMove(.stay, by: desk, fields: [.ratedEvent, .followUp, .followUpWords], if: [.ratingPoor], reversal: .sameDay))
            + on(
                rated, .recordComplaint,
                MatterMove(
                    .stay, by: [.office(.review)], fields: [.complaintResult, .reason], tells: [.handler, .signers], reversal: .sameDay))
    }
}
