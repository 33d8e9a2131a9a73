package import Foundation
package import GongkaiCore
package import GongkaiStore

/// How the site is served; filled once from the command line.
package struct SiteConfiguration: Sendable {
    package var host = "127.0.0.1"
    package var port = 8080
    /// Where `/metrics` answers, host and port; nil: nowhere.
    package var metricsAddress: (host: String, port: Int)?
    /// The WeasyPrint program for printing; nil if it is not installed.
    package var weasyprint: String?
    /// Readers reach the site through https: cookies are then sent over nothing else.
    package var isSecure = false
    /// Requests come through a proxy of ours, which writes the reader's address into `X-Forwarded-For`.
    package var trustsProxy = false
    /// Shown in the masthead of the elderly view and on error pages.
    package var telephone: String?
    /// Where files wait between a dry run and its confirmation.
    package var waitingFiles = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-waiting-\(getuid())")
    /// Bytes of files that an officer uploads at once.
    package var largestUpload = 50 * 1_048_576
    /// What applicants' names and addresses are sealed with.
    package var sealingKey: SealingKey?
    package var now: @Sendable () -> Instant = {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    package init() {}
}
