import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The steps of cases as a file for programs of process mining.
struct EventLogConsole {
    let site: Site
    let supervision: SupervisionStore

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.eventLog, use: show)
            .get(.eventLogFile, use: file)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.supervise)
        return site.show(EventLogPage(EventLogView(try request.queryFields, on: site.now().day)), request, context)
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(.supervise)
        let view = EventLogView(try request.queryFields, on: site.now().day)
        guard let days = view.days else { return site.refused(EventLogPage(view), request, context) }
        let file = FileManager.default.temporaryDirectory.appending(path: "gongkai-events-\(UUID().uuidString)")
        do {
            let count = try await site.staffWork.run {
                let log = try PiecewiseFile(file, XESWriter(), together: 100)
                let count = try await supervision.exportEventLog(
                    received: days, by: context.officer, from: context.actor.address, at: site.now()
                ) { one in try log.write { $0.write(one) } }
                try log.finish()
                return count
            }
            if count == 0 {
                try TemporaryFile.removeIfThere(file)
                let empty = EventLogView(empty: days, first: try await supervision.firstReceived())
                return site.refused(EventLogPage(empty), request, context)
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/xml; charset=utf-8",
                    .contentDisposition: Site.attachment("办理经过\(days.lowerBound.text)至\(days.upperBound.text).xes"),
                ], body: try TemporaryFile.body(of: file))
        } catch {
            try TemporaryFile.removeIfThere(file)
            throw error
        }
    }
}
