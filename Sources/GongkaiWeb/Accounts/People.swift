import GongkaiCore
import GongkaiStore

/// Who stands behind the names that records and the trail keep, for people to read.
struct People: Sendable {
    private let names: [String: String]

    init(_ officers: [OfficerAccount]) {
        names = Dictionary(officers.map { ($0.login, "\($0.name)（\($0.login)）") }, uniquingKeysWith: { first, _ in first })
    }

    /// 张明（zhang）; 命令行（root） for `command:root`, see ``Actor``.
    func name(_ actor: String) -> String {
        if let name = names[actor] { return name }
        let parts = actor.split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "command": return parts.count > 1 ? "命令行（\(parts[1])）" : "命令行"
        case "system": return "系统"
        case "demo": return "示范数据"
        default: return actor
        }
    }
}

extension Site {
    func people() async throws -> People { People(try await accounts.officers()) }
}
