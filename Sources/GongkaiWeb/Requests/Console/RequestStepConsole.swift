import GongkaiCore
import GongkaiStore
import Hummingbird

/// Takes any step on a request.
struct RequestStepConsole: StepConsole {
    let site: Site
    let requests: RequestStore

    func act(_ asked: MatterRequest, files: [NewFile], on id: MatterID, _ context: StaffContext) async throws {
        try await requests.act(asked, files: files, on: id, by: context.officer, from: context.actor.address, at: site.now())
    }

    /// With the letter that a reviewer reads, a signer signs and a clerk serves.
    func page(_ content: StepPage.Content, _ step: CaseStep, _ context: StaffContext) async throws -> StepPage {
        var content = content
        if content.isPossible {
            let papers = PaperStore(requests: requests)
            content.letter = try await StepLetter.read(step, papers, context, at: site.now())
            content.unissued = try await unissued(step, papers, context)
            content.isArchiving = step.action == RequestAction.close.action
        }
        return StepPage(content)
    }

    /// Receipt and notices that lie in the file, when it is served or archived. The reply has its number by the service, and the record of the
    /// service comes after it.
    private func unissued(_ step: CaseStep, _ papers: PaperStore, _ context: StaffContext) async throws -> [CasePage.Paper] {
        guard [RequestAction.serve, .close].map(\.action).contains(step.action) else { return [] }
        return try await papers.papers(of: step.stored.row.id, for: context.officer).reversed().filter(\.waitsToGoOut).map {
            CasePage.Paper($0, of: step.stored)
        }
    }

    func field(of refusal: MatterAccessRefusal) -> MatterField? {
        switch refusal {
        case .cannotHandle: .handler
        case .caseNumberTaken: .caseNumber
        case .reasonMissing: .reason
        default: nil
        }
    }

    func step(_ context: StaffContext, branch: Int?) async throws -> CaseStep {
        try context.require(.readRequests)
        let stored = try await requests.matters.matter(try context.requestID(), for: context.officer)
        let code = try context.parameters.require("action")
        guard code == MatterAction.reverse.code || RequestAction(rawValue: code) != nil else {
            throw SiteError.notFound("没有这种办理步骤。请从申请的页面进入。")
        }
        let agencies = try await site.accounts.agencies()
        return CaseStep(
            stored: stored, action: MatterAction(code), branch: branch, calendar: try await requests.matters.calendar(), now: site.now(),
            agencies: agencies, officers: try await site.accounts.officers(),
            handlers: try await site.requestHandlers(in: context.officer.scope.union([stored.row.agency])), officer: context.officer,
            given: try await RedactionStore(requests: requests).toBeGiven(of: stored.row.id, for: context.officer, at: site.now()))
    }
}

extension StaffContext {
    /// The request that the address names.
    func requestID() throws -> MatterID {
        guard let id = parameters.get("request", as: Int64.self) else { throw MatterAccessRefusal.notFound }
        return MatterID(value: id)
    }
}
