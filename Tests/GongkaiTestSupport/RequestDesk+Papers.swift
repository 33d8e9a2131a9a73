package import GongkaiCore
package import GongkaiStore

extension RequestDesk {
    package var papers: PaperStore { PaperStore(requests: requests) }

    /// What the papers of the education bureau say of it.
    package static let setting = PaperSetting(
        mark: "示教公开",
        places: Remedies.Places(
            government: "示范区人民政府", superiorGovernment: "示范市人民政府", superiorDepartment: "示范市教育局", basicCourt: "示范区人民法院",
            intermediateCourt: "示范市中级人民法院"),
        office: "示范区教育局办公室", address: "示范区文化路1号", telephone: "0734-8880001")

    package func setPapers(at now: Instant) async throws {
        let revision = try await papers.setting(of: world.education).revision
        try await papers.set(Self.setting, of: world.education, expecting: revision, by: registrar, from: Self.address, at: now)
    }

    /// What is served is numbered, which wants the setting.
    func requirePapers(at now: Instant) async throws {
        if try await papers.setting(of: world.education).setting == nil { try await setPapers(at: now) }
    }

    /// The newest paper of a request that waits to go out goes out, with a reason in case it is late.
    @discardableResult
    package func send(_ id: MatterID, _ day: Day, hour: Int = 11, because reason: String? = "核对后才发现") async throws -> PaperIssue {
        let now = Instant(day, hour: hour)
        try await requirePapers(at: now)
        guard let line = try await papers.papers(of: id, for: clerk).first(where: \.waitsToGoOut) else {
            throw DatabaseError(.misuse, "no paper waits to go out")
        }
        let opened = try await papers.open(line.place, of: id, for: clerk, from: Self.address, at: now)
        return try await papers.issue(
            line.place, of: id, expecting: opened.revision, because: reason, by: clerk, from: Self.address, at: now)
    }

    /// A request whose reply is drafted and waits for the reviewer, and where that reply belongs.
    package func drafted(_ day: Day) async throws -> (id: MatterID, place: PaperPlace) {
        let id = try await handling(day)
        try await act(
            .draft, on: id, by: .officer(clerk), day,
            [
                "outcome": .text("otherAgency"), "rightAgency": .text("示范区城市管理局，电话0734-8810000"), "reason": .text("由城市管理局制作"),
            ])
        return (id, PaperPlace(event: try await matters.matter(id, for: clerk).matter.version))
    }
}
