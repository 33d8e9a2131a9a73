package import GongkaiCore

/// The disclosure guides (政府信息公开指南) of the units: written by the unit, published by the office, every published version kept.
package struct GuideStore: Sendable {
    let database: any Database

    package init(database: any Database) {
        self.database = database
    }

    /// The guide of a unit as anybody may read it; nil while there is none.
    package func published(_ agency: AgencyID) async throws -> DisclosureGuide? {
        try await database.read { tx in try tx.guides("agency_id = \(agency) AND state = 'published'").first?.guide }
    }

    /// The published guides of all units.
    package func published() async throws -> [DisclosureGuide] {
        try await database.read { tx in try tx.guides("state = 'published'").map(\.guide) }
    }

    /// All versions of a unit's guide, the newest first, for whoever reads what is not public of that unit.
    package func versions(of agency: AgencyID, for officer: Officer) async throws -> [GuideVersion] {
        try await database.read { tx in
            try tx.requireGuide(.readArticles, officer, for: agency)
            return try tx.guides("agency_id = \(agency)")
        }
    }

    /// Which units of the reader's have a draft that waits for its publication.
    package func drafts(for officer: Officer) async throws -> Set<AgencyID> {
        try await database.read { tx in
            let scope = try tx.reader(officer).scope
            let all = try tx.rows("SELECT agency_id FROM guide_version WHERE state = 'draft'")
            return scope.intersection(try all.map { try $0.get("agency_id", as: AgencyID.self) })
        }
    }

    /// Saves the draft of a unit's guide, beginning one where there is none. `revision` is the one the editor began with, 0 for none.
    @discardableResult
    package func save(
        _ contents: [String: String], of agency: AgencyID, expecting revision: Int, by officer: Officer, from address: String,
        at now: Instant
    ) async throws -> Int {
        try await database.write { tx in
            try tx.requireGuide(.writeArticles, officer, for: agency)
            return try tx.saveGuide(
                GuideStore.kept(contents), of: agency, expecting: revision, by: officer.id, as: officer.actor(from: address), at: now)
        }
    }

    /// Publishes the draft, if nothing that the regulation demands is missing and its secrecy review lets it. The version shown so far is kept.
    package func publish(_ agency: AgencyID, expecting revision: Int, by officer: Officer, from address: String, at now: Instant)
        async throws
    {
        try await database.write { tx in
            try tx.requireGuide(.approveArticles, officer, for: agency)
            try tx.publishGuide(of: agency, expecting: revision, by: try tx.current(officer), as: officer.actor(from: address), at: now)
        }
    }

    /// Takes the guide off the portal; where it stood, everybody reads since when and why.
    package func withdraw(
        _ agency: AgencyID, seen: Int? = nil, reason: String, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.requireGuide(.approveArticles, officer, for: agency)
            try tx.withdrawGuide(of: agency, seen: seen, reason: reason, as: officer.actor(from: address), at: now)
        }
    }

    /// What stands where the guide of a unit was taken down.
    package func tombstone(of agency: AgencyID) async throws -> Tombstone? {
        try await database.read { tx in try tx.tombstone(of: DraftID(.guide, agency.value)) }
    }

    /// Only elements that there are, without what is blank: blank is missing.
    private static func kept(_ contents: [String: String]) -> [String: String] {
        let known = Set(GuideElement.all.map(\.code))
        return contents.filter { known.contains($0.key) && !$0.value.allSatisfy(\.isWhitespace) }
    }
}

/// One version of a unit's guide.
package struct GuideVersion: Sendable, Equatable {
    package enum State: String, Sendable {
        case draft, published, replaced
    }

    package let number: Int
    package let state: State
    package let revision: Int
    package let savedBy: String
    package let savedAt: Instant
    package let publishedBy: String?
    package let publishedAt: Instant?
    package let guide: DisclosureGuide
}

/// Why a guide does not take a change.
package enum GuideRefusal: Error, Sendable, Equatable {
    case permissionMissing(Permission)
    case notForThisUnit
    case stale
    case noDraft
    case incomplete(DisclosureGuide.Fault)
    case unchanged
    case notPublished
    /// What the gate found, masked.
    case blocked(GateHit)

    /// What the page says.
    package var words: String {
        switch self {
        case .permissionMissing(let permission): "您的账号没有“\(permission.words)”权限。请由有该权限的人办理，或请系统管理员授权。"
        case .notForThisUnit: "这份指南不属于您负责的单位，不能更改。请由该单位或公开办办理。"
        case .stale: "在您编辑期间，别人已经保存了这份指南。您填写的内容还在下面，没有保存：请对照现在的版本，合并后再保存。"
        case .noDraft: "没有等待发布的草稿。请先编写并保存指南。"
        case .incomplete(let fault): fault.words
        case .unchanged: "内容没有变动，没有保存新的版本。"
        case .notPublished: "这份指南现在没有公开，不需要撤下。"
        case .blocked(let hit): "指南中有不能公开的内容（\(hit.excerpt)）：\(hit.advice)"
        }
    }
}
