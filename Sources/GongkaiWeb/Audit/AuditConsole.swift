import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging

/// The audit trail: who did what, when, from where, and whether the chain is whole.
struct AuditConsole {
    let site: Site
    let audit: AuditStore
    let reports: AnnualReportStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.audit, use: show)
            .get(.auditVerification, use: verify)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readAudit)
        return try await answer(request, context, notices: [])
    }

    /// Reads the whole trail, which takes a while when it is long; so only when asked.
    @Sendable func verify(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.readAudit)
        let verdict = try await audit.verify()
        if case .broken = verdict { context.logger.error("the audit trail is broken") }
        return try await answer(request, context, notices: [verdict.notice])
    }

    private func answer(_ request: Request, _ context: StaffContext, notices: [Notice]) async throws -> Response {
        let filter = AuditFilter(try request.queryFields)
        let officer = context.officer
        let page = try await audit.entries(
            filter.query, within: .agencies(officer.scope, andNone: officer.coversAll), offset: (filter.page - 1) * AuditFilter.size,
            limit: AuditFilter.size)
        let names = try await site.names(in: page.entries, reports, for: officer)
        return site.show(
            AuditPage(page, filter, names), request, context,
            status: filter.faults.isEmpty ? .ok : .unprocessableContent,
            notices: notices)
    }
}

extension AuditVerdict {
    fileprivate var notice: Notice {
        switch self {
        case .intact(let entries): Notice(.done, "已逐条核对\(grouped(Int(entries)))条记录，全部完整，前后相连，没有被改动、删除或插入。")
        case .broken(let place): Notice(.error, "审计日志从第\(place.sequence)条起不完整：\(place.kind.chinese)。请立即保护现场，与备份比对，并报告安全管理员。")
        }
    }
}

extension AuditBreak.Kind {
    fileprivate var chinese: String {
        switch self {
        case .changed: "这一条写入后被改动过"
        case .missing: "这一条不见了"
        case .inserted: "这一条是后来插入的"
        case .reordered(let place): "这一条被挪动过，原在第\(place)条的位置"
        case .truncated(let last): "末尾被删，缺少到第\(last)条为止的记录"
        case .headChanged: "末条标记被改动过"
        }
    }
}
