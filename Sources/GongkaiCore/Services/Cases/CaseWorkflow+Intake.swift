extension ServiceCase {
    /// 一窗式受理: any clerk of the window, or the applicant, brings it in; the unit signs for it.
    static var intakeRows: [Row] {
        let take: [MatterParty] = [.office(.take)]
        var rows: [Row] = []
        rows += on(
            [nil], .saveDraft,
            MatterMove(to(.draft), by: [.applicant], fields: [.caseTerms, .handedIn], if: [.termsReadable], reversal: .never))
        // The item may have a new version since the draft was begun.
        rows += on(
            [.draft], .saveDraft,
            MatterMove(to(.draft), by: [.applicant], fields: [.caseTerms.ifAny, .handedIn], if: [.termsReadable], reversal: .never))
        rows += on([.draft], .discard, MatterMove(to(.discarded), by: [.applicant, .program], reversal: .never))
        for (state, terms) in [(nil, MatterField.caseTerms), (CaseState.draft, .caseTerms.ifAny)] as [(CaseState?, MatterField)] {
            rows += on(
                [state], .file,
                MatterMove(
                    to(.received), by: [.applicant], fields: [terms, .handedIn, .toBring, .reused, .licenceUntil],
                    if: [.termsReadable, .materialsKnown, .licenceStillValid],
                    documents: [.intakeReceipt], tells: [.applicant, .office], reversal: .never))
        }
        rows += on(
            [nil], .takeIn,
            MatterMove(
                to(.received), by: take, fields: [.caseTerms, .handedIn, .reused, .licenceUntil],
                if: [.termsReadable, .materialsKnown, .licenceStillValid],
                documents: [.intakeReceipt], tells: [.applicant, .office], reversal: .never, dated: .stated))
        let given: [CaseState?] = [.received, .supplementAsked] + handling
        rows += on(
            given, .handOver,
            MatterMove(
                .stay, by: take + [.unit(.review)], fields: [.unit, .handler.ifAny, .handOverNote], documents: [.handOverSlip],
                tells: [.unit, .handler], reversal: .sameDay))
        // The answers change with it, so that it is mended by another correction, not taken back. What the case is bound by follows them until it is
        // accepted; where nothing is left to bring, the application is all there from that day on.
        let answer: [MatterField] = [.answerLabel, .answerBefore, .answerAfter, .reason]
        rows += on(
            [.received, .supplementAsked], .correctAnswer,
            MatterMove(
                .stay, by: take + [.handler], fields: answer + [.caseTerms.ifAny, .nothingToBring], if: [.termsReadable, .nothingLeft],
                tells: [.applicant],
                reversal: .never))
        // By it silence is counted (art. 50 (2)): corrected until the case is accepted, and afterwards only said where nobody had.
        for (states, rules) in [([.received, .supplementAsked], []), (handling, [.validityUnsaid])] as [([CaseState?], [MatterCondition])] {
            rows += on(
                states, .registerValidity,
                MatterMove(
                    .stay, by: take + [.handler], fields: [.licenceUntil.needed], if: rules + [.licenceStillValid],
                    tells: [.applicant, .handler], reversal: .sameDay))
        }
        rows += on(
            handling, .correctAnswer, MatterMove(.stay, by: take + [.handler], fields: answer, tells: [.applicant], reversal: .never))
        rows += on(
            given, .signIn,
            MatterMove(
                .stay, by: [.handler], fields: [.handler.ifAny], if: [.handedOver], tells: [.office], reversal: .sameDay))
        return rows
    }

    /// 一次性告知, 受理, 不予受理, 不受理 (art. 32).
    static func acceptanceRows(_ law: LicenceLaw) -> [Row] {
        let desk: [MatterParty] = [.handler, .office(.take)]
        let notice: [MatterField] = [.deficits, .leftOut]
        let decides: [MatterParty] = [.unit(.sign)]
        var rows: [Row] = []
        // Of an application from the hall that came with nothing: the five days begin when the first materials are there.
        rows += on(
            [.received], .registerMaterials,
            MatterMove(
                .stay, by: desk, fields: [.handedIn.needed, .supplementNote], if: [.afterReceipt, .materialsAwaited, .materialsKnown],
                documents: [.intakeReceipt], tells: [.applicant, .handler], reversal: .sameDay, dated: .stated))
        // > 申请材料存在可以当场更正的错误的，应当允许申请人当场更正。
        rows += on(
            [.received], .correct,
            MatterMove(
                .stay, by: desk, fields: [.corrected, .handedIn], if: [.afterReceipt, .materialsKnown, .firstMaterialsRegistered],
                reversal: .sameDay, dated: .stated))
        // > 申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知申请人需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理。
        // The applicant reads it at once: what was told is not taken back, so that a second one is always seen as a second one. What corrected answers
        // added afterwards could not be told with it, and is told as if for the first time.
        rows += on(
            [.received], .giveNotice,
            MatterMove(
                to(.supplementAsked), by: desk, fields: notice, if: [.signedIn, .deficitsKnown, .addedAlone, .deficitsWhole],
                unlessDone: [CaseAction.giveNotice.action], orIf: .materialsAdded, documents: [.oneTimeNotice], tells: [.applicant],
                reversal: .never))
        // What a head answers for with a reason, the supervision sees all the same.
        rows += on(
            [.received], .noticeAgain,
            MatterMove(
                to(.supplementAsked), by: [.unit(.sign)], fields: notice + [.reason], if: [.noticeGiven, .deficitsKnown, .deficitsWhole],
                documents: [.oneTimeNotice], tells: [.applicant, .handler], reversal: .never))
        // What comes in parts, or is announced for the window, does not begin the five days: the case waits until all of it was registered.
        rows += on(
            [.supplementAsked], .supplementPart,
            MatterMove(
                .stay, by: [.applicant, .office(.take), .handler], fields: [.handedIn, .supplementNote],
                if: [.afterNotice, .materialsKnown, .partSaid], tells: [.handler, .office], dated: .stated))
        rows += on(
            [.supplementAsked], .supplement,
            MatterMove(
                to(.received), by: [.applicant, .office(.take), .handler], fields: [.handedIn, .supplementNote],
                if: [.afterNotice, .materialsKnown, .supplementComplete], documents: [.intakeReceipt], tells: [.handler, .office],
                dated: .stated))
        rows += on(
            [.received], .accept,
            MatterMove(
                to(.accepted), by: desk, if: [.signedIn, .materialsComplete], clock: .starts, documents: [.acceptanceNotice],
                tells: [.applicant, .handler], reversal: .sameDay))
        rows += on(
            [.received], .acceptWithPromise,
            MatterMove(
                to(.accepted), by: desk, fields: [.promised, .promisedBy], if: [.signedIn, .promisePossible, .promiseInTime],
                clock: .starts,
                branch: .opens(.promise), documents: [.promiseAcceptance], tells: [.applicant, .handler], reversal: .sameDay))
        rows += on(
            [.received], .deemAccepted,
            MatterMove(
                to(.accepted), by: [.program], if: [.noticeTimeOver(law)], clock: .starts, documents: [.acceptanceNotice],
                tells: [.applicant, .handler, .signers], reversal: .never))
        rows += on(
            [.received], .reject,
            MatterMove(
                to(.rejected), by: desk, fields: [.rejectionCode, .reason, .legalBasis.ifAny, .rightBody],
                if: [.signedIn, .rightBodyNamed, .rejectionBased, .supplementWasAsked], clock: .ends, documents: [.rejectionNotice],
                tells: [.applicant],
                reversal: .sameDay, undoneBy: decides))
        rows += on(
            [.received], .declareNotRequired,
            MatterMove(
                to(.notRequired), by: desk, fields: [.notRequiredCode, .reason], if: [.signedIn], clock: .ends,
                documents: [.notRequiredNotice], tells: [.applicant], reversal: .sameDay, undoneBy: decides))
        // 容缺: what was promised comes, or does not; late is better than never.
        rows += on(
            handling, .handInPromised,
            MatterMove(
                .stay, by: [.applicant, .office(.take), .handler], fields: [.supplementNote], branch: .answers(.promise), tells: [.handler],
                dated: .stated))
        rows += on(
            handling, .lapsePromised,
            MatterMove(
                .stay, by: [.handler, .program], if: [.answerOverdue], branch: .lapses(.promise), tells: [.applicant, .handler],
                reversal: .sameDay))
        // What silence accepted without: it comes while the clock runs on.
        rows += on(
            handling, .handInMissing,
            MatterMove(
                .stay, by: [.applicant, .office(.take), .handler], fields: [.handedIn.needed, .supplementNote],
                if: [.materialsStillMissing, .materialsKnown], documents: [.intakeReceipt], tells: [.handler], dated: .stated))
        return rows
    }
}
