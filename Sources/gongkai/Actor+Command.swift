import Foundation
import GongkaiCore

extension Actor {
    /// Who runs this command, as the operating system knows them: `command:USER` at the host's name.
    ///
    /// By the number of the user, not by the environment, which anybody can set.
    static var command: Actor {
        let user = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? String(getuid())
        return Actor(name: "command:\(user)", agency: nil, address: ProcessInfo.processInfo.hostName)
    }
}
