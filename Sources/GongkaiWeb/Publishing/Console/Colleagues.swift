import GongkaiCore
import GongkaiStore

/// Who may do what for which unit, for saying whom something waits for.
struct Colleagues: Sendable {
    private let people: [(id: OfficerID, name: String, agency: AgencyID, permissions: Set<Permission>)]
    private let parents: [AgencyID: AgencyID]
    private let names: [OfficerID: String]

    init(_ officers: [OfficerAccount], _ roles: [Role], _ agencies: [Agency]) {
        let permissions = Dictionary(roles.map { ($0.code, $0.permissions) }, uniquingKeysWith: { first, _ in first })
        people = officers.filter { !$0.isDisabled }.map { officer in
            (officer.id, officer.name, officer.agency, officer.roles.reduce(into: []) { $0.formUnion(permissions[$1] ?? []) })
        }
        names = Dictionary(officers.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        parents = Dictionary(
            agencies.compactMap { agency in agency.parent.map { (agency.id, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    func name(_ id: OfficerID?) -> String? { id.flatMap { names[$0] } }

    /// Those who may do it for a unit, the nearest first; without some.
    func names(_ permission: Permission, for agency: AgencyID, without excluded: Set<OfficerID> = []) -> [String] {
        let line = [agency] + above(agency)
        return line.flatMap { unit in
            people.filter { $0.agency == unit && $0.permissions.contains(permission) && !excluded.contains($0.id) }.map(\.name)
        }
    }

    /// The units above one, the nearest first.
    func above(_ agency: AgencyID) -> [AgencyID] {
        var found: [AgencyID] = [], next = parents[agency]
        while let unit = next, !found.contains(unit) {
            found.append(unit)
            next = parents[unit]
        }
        return found
    }

    /// 张丽娟、罗建平等4人; what to do when there is nobody.
    func words(_ permission: Permission, for agency: AgencyID, without excluded: Set<OfficerID> = []) -> String {
        let names = names(permission, for: agency, without: excluded)
        if names.isEmpty {
            let barred = self.names(permission, for: agency)
            return barred.isEmpty
                ? "还没有人有“\(permission.words)”权限，请系统管理员授权"
                : "有“\(permission.words)”权限的\(barred.joined(separator: "、"))参与过这件稿件，不能办理。请收回后改由他人送审，或请系统管理员给另一人授权"
        }
        return names.count > 3 ? names.prefix(3).joined(separator: "、") + "等\(names.count)人" : names.joined(separator: "、")
    }
}

extension Site {
    func colleagues() async throws -> Colleagues {
        Colleagues(try await accounts.officers(), try await accounts.roles(), try await accounts.agencies())
    }
}
