import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird
import Synchronization

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
        guard let days = view.days else {
            return site.show(EventLogPage(view), request, context, status: .unprocessableContent)
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "gongkai-events-\(UUID().uuidString)")
        do {
            try await site.staffWork.run {
                try Data().write(to: file)
                let log = EventLogFile(try FileHandle(forWritingTo: file))
                try await supervision.exportEventLog(
                    received: days, by: context.officer, from: context.actor.address, at: site.now()
                ) { try log.write($0) }
                try log.finish()
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

/// Writes a log to a file in pieces, so that no number of cases needs memory. A mutex guards the writer: cases come from the database's thread.
private final class EventLogFile: Sendable {
    private let handle: FileHandle
    private let state = Mutex((writer: XESWriter(), waiting: 0))

    init(_ handle: FileHandle) {
        self.handle = handle
    }

    func write(_ one: EventLogCase) throws {
        let piece: [UInt8]? = state.withLock { state in
            state.writer.write(one)
            state.waiting += 1
            guard state.waiting == 100 else { return nil }
            state.waiting = 0
            return state.writer.take()
        }
        if let piece { try handle.write(contentsOf: piece) }
    }

    func finish() throws {
        try handle.write(contentsOf: state.withLock { $0.writer.finish() })
        try handle.close()
    }
}
