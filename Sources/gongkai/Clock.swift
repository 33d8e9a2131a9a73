import Foundation
import GongkaiCore

extension Instant {
    /// The one place where the command line looks at the clock.
    static var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
