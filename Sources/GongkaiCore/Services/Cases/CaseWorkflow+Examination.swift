extension ServiceCase {
    /// 一条龙审批: the steps of the flow, one after the other or side by side.
    static var flowRows: [Row] {
        let starters: [MatterParty] = [.handler, .office(.take), .program]
        let fields: [MatterField] = [.step, .stepUnit, .party.ifAny, .handler.ifAny]
        var rows: [Row] = []
        rows += on(
            [.accepted], .startStep,
            MatterMove(to(.examining), by: starters, fields: fields, if: [.stepReady], branch: .opens(.step), tells: [.party]))
        rows += on(
            [.examining, .specialProcedure], .startStep,
            MatterMove(.stay, by: starters, fields: fields, if: [.stepReady], branch: .opens(.step), tells: [.party]))
        rows += on(
            [.examining, .specialProcedure], .finishStep,
            MatterMove(
                .stay, by: [.branchUnit], fields: [.stepResult, .stepOpinion], branch: .answers(.step), tells: [.handler],
                reversal: .sameDay))
        return rows
    }

    /// 特别程序: its time does not count, and has an end of its own.
    static var procedureRows: [Row] {
        let fields: [MatterField] = [.procedure, .legalBasis, .reason, .expectedEnd, .step.ifAny, .party.ifAny]
        return on(
            [.examining, .specialProcedure, .deciding], .beginProcedure,
            MatterMove(
                to(.specialProcedure), by: [.handler], fields: fields, if: [.procedureAllowed, .procedureInTime],
                clock: .suspends(.specialProcedure),
                branch: .opens(.procedure), documents: [.procedureNotice], tells: [.applicant, .party], reversal: .sameDay))
            // What takes longer than the item says is begun by the head of the unit.
            + on(
                [.examining, .specialProcedure, .deciding], .beginLongerProcedure,
                MatterMove(
                    to(.specialProcedure), by: [.unit(.sign)], fields: fields, if: [.procedureAllowed, .longerProcedureInTime],
                    clock: .suspends(.specialProcedure), branch: .opens(.procedure), documents: [.procedureNotice],
                    tells: [.applicant, .handler, .party], reversal: .sameDay))
            + on(
                [.specialProcedure], .endProcedure,
                MatterMove(
                    .branches(open: CaseState.specialProcedure.state, done: CaseState.examining.state), by: [.handler],
                    fields: [.procedureResult], clock: .resumes, branch: .answers(.procedure), tells: [.applicant], reversal: .sameDay,
                    dated: .stated))
    }

    /// Once, before the first limit ends; what the head of the government approves comes with the number of the approval.
    static func extensionRows(_ law: LicenceLaw, isJoint: Bool) -> [Row] {
        let most = law.extensionRule(isJoint: isJoint).most ?? 1
        let fields: [MatterField] = [.extensionDays(1...most), .reason] + (isJoint ? [.approver, .approvalNumber] : [])
        return on(
            handling, .extend,
            MatterMove(
                .stay, by: [.unit(.sign)], fields: fields, if: [.withinCaseLimit], unlessDone: [CaseAction.extend.action],
                clock: .extends(.caseExtended), documents: [.caseExtensionNotice], tells: [.applicant, .handler], reversal: .sameDay))
    }

    /// Whoever decides has not examined.
    static var decisionRows: [Row] {
        let decide: [MatterParty] = [.unit(.sign)]
        let submit = [CaseAction.submit.action]
        let refusal: [MatterField] = [.reason, .legalBasis]
        var rows: [Row] = []
        rows += on(
            [.examining], .submit,
            MatterMove(to(.deciding), by: [.handler], fields: [.stepOpinion.ifAny], if: [.flowDone], tells: [.signers]))
        rows += on(
            [.deciding], .returnDecision, MatterMove(to(.examining), by: decide, fields: [.reason], apart: submit, tells: [.handler]))
        rows += on(
            [.deciding], .grant,
            MatterMove(
                to(.granted), by: decide, if: [.grantPossible], apart: submit, clock: .ends, documents: [.grantDecision],
                tells: [.applicant, .handler], reversal: .sameDay))
        // > 行政机关依法作出不予行政许可的书面决定的，应当说明理由，并告知申请人享有依法申请行政复议或者提起行政诉讼的权利。——第三十八条
        rows += on(
            [.deciding], .refuse,
            MatterMove(
                to(.refused), by: decide, fields: refusal, apart: submit, clock: .ends, documents: [.refusalDecision],
                tells: [.applicant, .handler], reversal: .sameDay))
        rows += on(
            handling, .deemGranted,
            MatterMove(
                to(.granted), by: [.program], if: [.decisionTimeOver], clock: .ends, documents: [.grantDecision],
                tells: [.applicant, .handler, .signers], reversal: .never))
        // 即办件: decided at the window, on the spot.
        rows += on(
            [.accepted], .grant,
            MatterMove(
                to(.granted), by: [.handler], if: [.isImmediate, .grantPossible], clock: .ends, documents: [.grantDecision],
                tells: [.applicant], reversal: .sameDay))
        rows += on(
            [.accepted], .refuse,
            MatterMove(
                to(.refused), by: [.handler], fields: refusal, if: [.isImmediate], clock: .ends, documents: [.refusalDecision],
                tells: [.applicant], reversal: .sameDay))
        return rows
    }
}
