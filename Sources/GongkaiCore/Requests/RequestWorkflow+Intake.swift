extension DisclosureRequest {
    /// From the form to the desk of whoever handles it.
    static var intakeRows: [Row] {
        let take: [MatterParty] = [.office(.take)]
        let override = [MatterField.regimeOverride, .reason.ifAny]
        var rows: [Row] = []
        rows += on([nil, .draft], .saveDraft, MatterMove(to(.draft), by: [.applicant], reversal: .never))
        rows += on([.draft], .discard, MatterMove(to(.discarded), by: [.applicant, .program], reversal: .never))
        // What is filed with the program came online, today: only the organ can say that something came otherwise or before.
        rows += on([nil, .draft], .file, MatterMove(to(.filed), by: [.applicant], tells: [.applicant, .office], reversal: .never))
        rows += on(
            [nil], .enter,
            MatterMove(to(.filed), by: take, fields: [.channel, .arrivedOn, .evidence], tells: [.office], reversal: .never))
        // 收到申请之日 follows from the channel and is never typed in (section 5 of the handbook).
        rows += on(
            [.filed], .confirm,
            MatterMove(
                to(.received), by: take, fields: [.evidence] + override, if: [.countsFromConfirmation], clock: .starts,
                documents: [.registrationReceipt], tells: [.applicant], dated: .stated))
        rows += on(
            [.filed], .receive,
            MatterMove(
                to(.received), by: take, fields: override, if: [.countsFromArrival], clock: .starts, documents: [.registrationReceipt],
                tells: [.applicant], dated: .field(.arrivedOn)))
        rows += on(
            [.filed], .transfer,
            MatterMove(
                to(.transferred), by: take, fields: [.toAgency, .reason], documents: [.transferLetter], tells: [.applicant],
                reversal: .sameDay))
        rows += on(
            [.received], .register,
            MatterMove(to(.handling), by: take, fields: [.unit, .handler.ifAny], tells: [.unit, .handler]))
        rows += on(
            [.handling, .supplementAsked, .consulting, .feeAsked, .drafted, .reviewed, .corrected], .assign,
            MatterMove(
                .stay, by: take + [.unit(.review)], fields: [.unit, .handler.ifAny, .reason], tells: [.unit, .handler], reversal: .sameDay))
        return rows
    }
}
