import GongkaiCore
import GongkaiStore

/// What the numbers and codes in the trail stand for, as things are called today.
struct AuditNames: Sendable {
    let agencies: [Int64: Agency]
    let people: People
    let officers: [Int64: String]
    let roles: [String: String]
    let publications: [Int64: ReportPublicationName]
    /// Of articles that were acted upon, where they are at hand.
    var articles: [Int64: String] = [:]
    /// What the reader may open.
    let may: Set<Permission>

    func agency(_ id: Int64) -> String? { agencies[id]?.name }
}

extension Site {
    func names(in entries: [AuditEntry], _ reports: AnnualReportStore, for officer: Officer) async throws -> AuditNames {
        let officers = try await accounts.officers()
        let publications = entries.compactMap { entry in
            entry.subject.hasPrefix("report_snapshot/") ? Int64(entry.subject.dropFirst("report_snapshot/".count)) : nil
        }
        return AuditNames(
            agencies: Dictionary(uniqueKeysWithValues: try await accounts.agencies().map { ($0.id.value, $0) }), people: People(officers),
            officers: Dictionary(uniqueKeysWithValues: officers.map { ($0.id.value, "\($0.name)（\($0.login)）") }),
            roles: Dictionary(uniqueKeysWithValues: try await accounts.roles().map { ($0.code, $0.name) }),
            publications: try await reports.publicationNames(Set(publications)), may: officer.permissions)
    }
}
