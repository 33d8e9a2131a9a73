extension DisclosureRequest {
    /// What is asked of others and what is found, until a reply can be written.
    static func handlingRows(_ regime: DisclosureRegime) -> [Row] {
        var rows = thirdPartyRows
        rows += on(
            [.handling], .recordSearch,
            MatterMove(.stay, by: [.handler], fields: [.searcher, .searchedIn, .searchTerms, .searchResult]))
        if let most = regime.clock.extensionRule(.extended)?.most {
            // 需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人: whoever signs for the organ grants it, and does so once.
            rows += on(
                [.handling, .consulting], .extend,
                MatterMove(
                    .stay, by: [.office(.sign)], fields: [.extensionDays(1...most), .reason], if: [.withinFirstLimit],
                    unlessDone: [RequestAction.extend.action, RequestAction.extendForVolume.action], clock: .extends(.extended),
                    documents: [.extensionNotice], tells: [.applicant, .handler], reversal: .sameDay))
        }
        return rows + agencyRows(regime) + supplementRows(regime) + volumeRows(regime)
    }

    private static var thirdPartyRows: [Row] {
        consultation(.askThirdParty, .thirdParty, of: .thirdParty, fields: [.party, .ground, .question, .answerBy], .thirdPartyInquiry)
            + answers(.answerThirdParty, .lapseThirdParty, of: .thirdParty, by: [.handler])
    }

    private static func agencyRows(_ regime: DisclosureRegime) -> [Row] {
        let fields: [MatterField] = [.party, .partyUnit, .question, .answerBy]
        let asked = [(RequestAction.askAgency, ClockGround.otherAgency), (.askJointMaker, .jointMaker)]
            .filter { regime.clock.pause($0.1) != nil }
        guard !asked.isEmpty else { return [] }
        return asked.flatMap { consultation($0.0, $0.1, of: .assisting, fields: fields, .agencyInquiry) }
            + answers(.answerAgency, .lapseAgency, of: .assisting, by: [.handler, .branchUnit])
    }

    private static func supplementRows(_ regime: DisclosureRegime) -> [Row] {
        guard regime.clock.restart(.supplement) != nil else { return [] }
        // > 行政机关应当给予指导和释明，并自收到申请之日起7个工作日内一次性告知申请人作出补正。——第三十条
        return on(
            [.handling], .askSupplement,
            MatterMove(
                to(.supplementAsked), by: [.handler], fields: [.what, .reason, .answerBy, .lateReason], if: [.noticeInTime],
                unlessDone: [RequestAction.askSupplement.action],
                clock: .asks(.supplement), documents: [.supplementNotice], tells: [.applicant], reversal: .sameDay))
            + on(
                [.supplementAsked], .supplement,
                MatterMove(
                    to(.handling), by: [.applicant, .office(.take), .handler], fields: [.supplementText.ifAny, .evidence.ifAny],
                    clock: .restarts(.supplement),
                    tells: [.handler], dated: .stated))
    }

    private static func volumeRows(_ regime: DisclosureRegime) -> [Row] {
        guard regime.clock.extensionRule(.largeVolume) != nil else { return [] }
        // > 申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。——第三十五条
        return on(
            [.handling], .askStatement,
            MatterMove(
                .stay, by: [.handler], fields: [.reason], unlessDone: [RequestAction.askStatement.action], documents: [.statementNotice],
                tells: [.applicant], reversal: .sameDay))
            + on(
                [.handling], .recordStatement,
                MatterMove(
                    .stay, by: [.applicant, .handler], fields: [.statement], if: [.reasonsWanted], tells: [.handler], dated: .stated))
            + on(
                [.handling, .consulting], .extendForVolume,
                MatterMove(
                    .stay, by: [.office(.sign)], fields: [.extensionDays(1...250), .reason], if: [.statementGiven, .withinFirstLimit],
                    unlessDone: [RequestAction.extend.action, RequestAction.extendForVolume.action], clock: .extends(.largeVolume),
                    documents: [.extensionNotice], tells: [.applicant, .handler], reversal: .sameDay))
    }

    private static func consultation(
        _ action: RequestAction, _ ground: ClockGround, of role: MatterBranch.Role, fields: [MatterField], _ document: MatterDocument
    ) -> [Row] {
        on(
            [.handling, .consulting], action,
            MatterMove(
                to(.consulting), by: [.handler], fields: fields, clock: .suspends(ground), branch: .opens(role), documents: [document],
                tells: [.party], reversal: .sameDay, dated: .stated))
    }

    /// The clock goes on when the last has answered, or has let the time pass.
    private static func answers(
        _ answer: RequestAction, _ lapse: RequestAction, of role: MatterBranch.Role, by parties: [MatterParty]
    ) -> [Row] {
        let next = MatterMove.Next.branches(open: RequestState.consulting.state, done: RequestState.handling.state)
        return on(
            [.consulting], answer,
            MatterMove(
                next, by: parties, fields: [.opinion, .opinionText], clock: .resumes, branch: .answers(role), tells: [.handler],
                dated: .stated))
            + on(
                [.consulting], lapse,
                MatterMove(
                    next, by: [.handler, .program], if: [.answerOverdue], clock: .resumes, branch: .lapses(role), tells: [.handler]))
    }
}
