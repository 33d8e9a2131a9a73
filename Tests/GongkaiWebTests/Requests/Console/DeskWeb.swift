import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import HTTPTypes
import Testing

@testable import GongkaiWeb

/// The people who answer requests in front of their pages.
struct DeskWeb: MatterWeb {
    static let kind = DeskKind.requests

    let web: WebWorld
    /// Registrar, clerk, reviewer, signer, colleague.
    let desk: RequestDesk

    /// On a working day under the regulation of 2019.
    static let today: Day = "2024-03-04"

    static func open(
        on engine: TestEngine, day: Day = today, _ body: @escaping @Sendable (DeskWeb) async throws -> Void
    ) async throws {
        try await open(on: engine, day: day, { try await RequestDesk($0) }) { try await body(DeskWeb(web: $0, desk: $1)) }
    }

    /// Opens the form of a step, fills it and sends it.
    func take(
        _ action: RequestAction, on id: MatterID, _ fields: [(String, String)] = [], branch: Int? = nil, in browser: TestBrowser
    ) async throws -> TestPage {
        try await take(action.action, on: id, fields, branch: branch, in: browser)
    }
}
