import GongkaiCore
import GongkaiStore
import Hummingbird

/// Takes any step on a case: one form for all, built from the workflow and from the terms of the case.
struct ServiceStepConsole: StepConsole {
    let site: Site
    let cases: CaseStore

    var requests: RequestStore { RequestStore(matters: cases.matters) }

    func act(_ asked: MatterRequest, files: [NewFile], on id: MatterID, _ context: StaffContext) async throws {
        try await cases.act(asked, files: files, on: id, by: context.officer, from: context.actor.address, at: site.now())
    }

    func field(of refusal: MatterAccessRefusal) -> MatterField? {
        switch refusal {
        case .cannotHandle: .handler
        case .certificateTaken: .certificateNumber
        case .reasonMissing, .complaintKnown: .reason
        default: nil
        }
    }

    func step(_ context: StaffContext, branch: Int?) async throws -> ServiceStep {
        try context.require(.readCases)
        let stored = try await cases.matters.matter(try context.caseID(), for: context.officer)
        guard stored.row.kind == ServiceCase.kind.code else { throw MatterAccessRefusal.notFound }
        let code = try context.parameters.require("action")
        guard code == MatterAction.reverse.code || CaseAction(rawValue: code) != nil else {
            throw SiteError.notFound("没有这种办理步骤。请从办件的页面进入。")
        }
        return ServiceStep(
            stored: stored, action: MatterAction(code), branch: branch, calendar: try await cases.matters.calendar(), now: site.now(),
            agencies: try await site.accounts.agencies(), officers: try await site.accounts.officers(),
            handlers: try await site.officers(in: context.officer.scope.union([stored.row.agency]), who: .handleCases),
            officer: context.officer)
    }
}
