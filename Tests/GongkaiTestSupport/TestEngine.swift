import Foundation

/// The engines a store test runs on: `@Test("…", arguments: TestEngine.all)`.
package enum TestEngine: String, CaseIterable, Sendable {
    case sqlite, postgres

    /// Both, or only the embedded one where no server is given (`scripts/test-postgres start` prints an address).
    package static let all: [TestEngine] = serverAddress == nil ? [.sqlite] : [.sqlite, .postgres]

    /// Where the tests' server is, from `GONGKAI_TEST_POSTGRES`.
    static var serverAddress: String? { ProcessInfo.processInfo.environment["GONGKAI_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 } }
}
